using System.Globalization;

namespace MailboxSandbox.Smtp;

/// <summary>The address and the parameters of MAIL FROM and RCPT TO.</summary>
internal sealed record SmtpPath(string Address, long Size)
{
    /// <summary>Reads <c>FROM:&lt;a@b.example&gt; SIZE=1000 BODY=8BITMIME</c>; null when it is not well-formed.</summary>
    public static SmtpPath? Parse(string text, string keyword)
    {
        if (!text.StartsWith(keyword + ":", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = text[(keyword.Length + 1)..].TrimStart();
        var end = rest.IndexOf('>', StringComparison.Ordinal);
        if (!rest.StartsWith('<') || end < 0)
        {
            return null;
        }

        var address = WithoutRoute(rest[1..end]);
        return IsAddress(address) ? new SmtpPath(address, DeclaredSize(rest[(end + 1)..])) : null;
    }

    /// <summary>Source routes (<c>@a,@b:user@c</c>) are obsolete and ignored.</summary>
    private static string WithoutRoute(string path) =>
        path.StartsWith('@') && path.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? path[(colon + 1)..]
            : path;

    // The empty address is the sender of bounces.
    private static bool IsAddress(string address) =>
        address.Length == 0
        || (
            address.Length <= 320
            && address.LastIndexOf('@') is > 0 and var at
            && at < address.Length - 1
            && !address.Any(char.IsControl)
        );

    private static long DeclaredSize(string parameters) =>
        parameters
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => parameter.StartsWith("SIZE=", StringComparison.OrdinalIgnoreCase))
            .Select(parameter =>
                long.TryParse(parameter["SIZE=".Length..], CultureInfo.InvariantCulture, out var size) ? size : 0
            )
            .FirstOrDefault();
}
