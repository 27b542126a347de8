using System.Net;

namespace Airbnb.Worker.Notifications;

/// <summary>Where mail is handed in: the connection string <c>mail</c>, smtp(s)://[user:password@]host[:port].</summary>
public sealed record MailServer(string Host, int Port, bool StartTls, NetworkCredential? Credentials)
{
    public const string ConnectionName = "mail";

    private const int RelayPort = 25;
    private const int SubmissionPort = 587;

    public static MailServer Parse(string? connectionString)
    {
        if (
            !Uri.TryCreate(connectionString, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("smtp" or "smtps")
            || uri.Host.Length == 0
        )
            throw new InvalidOperationException(
                $"The connection string '{ConnectionName}' has to be smtp://[user:password@]host:port, or smtps:// for STARTTLS."
            );
        var startTls = uri.Scheme == "smtps";
        var port =
            uri.Port > 0 ? uri.Port
            : startTls ? SubmissionPort
            : RelayPort;
        return new MailServer(uri.Host, port, startTls, CredentialsOf(uri));
    }

    private static NetworkCredential? CredentialsOf(Uri uri)
    {
        if (uri.UserInfo.Length == 0)
            return null;
        var parts = uri.UserInfo.Split(':', 2);
        return new NetworkCredential(
            Uri.UnescapeDataString(parts[0]),
            parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : ""
        );
    }

    /// <summary>Never the password: this may get into logs.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
