using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Accounts.Passwords;

/// <summary>Section <c>Accounts:BreachCheck</c>: a list of stolen passwords that is asked online. Off by default.</summary>
public sealed record BreachCheckOptions
{
    /// <summary>
    /// Of a service that speaks the range protocol of Pwned Passwords, such as <c>https://api.pwnedpasswords.com</c>.
    /// Null for none.
    /// </summary>
    public Uri? Url { get; init; }

    /// <summary>Nobody waits longer for it than this to register.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>
/// Asks whether a password was stolen elsewhere. Only the first five digits of its hash leave this process, which
/// hundreds of passwords share; a service that is away, or slow, refuses nobody.
/// </summary>
public sealed class BreachedPasswords(
    IHttpClientFactory clients,
    IOptions<BreachCheckOptions> options,
    ILogger<BreachedPasswords> logger
)
{
    public const string HttpClientName = "breached passwords";

    private const int SharedDigits = 5;

    public async Task<bool> Have(string password, CancellationToken ct)
    {
        if (options.Value.Url is not { } service)
            return false;
        // The service's own choice; it protects nothing here.
        var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(options.Value.Patience);
        try
        {
            return Names(await Range(service, hash[..SharedDigits], patience.Token), hash[SharedDigits..]);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            BreachLog.Away(logger, exception);
            return false;
        }
    }

    private async Task<string> Range(Uri service, string digits, CancellationToken ct)
    {
        using var client = clients.CreateClient(HttpClientName);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service, $"range/{digits}"));
        request.Headers.Add("Add-Padding", "true"); // answers of one length tell nothing to who listens
        using var response = await client.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(ct);
    }

    /// <summary>Lines of <c>rest of the hash:count</c>; those that pad have a count of 0.</summary>
    private static bool Names(string range, string rest) =>
        range
            .Split('\n', StringSplitOptions.TrimEntries)
            .Any(line =>
                line.StartsWith(rest, StringComparison.OrdinalIgnoreCase)
                && line.AsSpan(rest.Length) is [':', .. var count]
                && !count.SequenceEqual("0")
            );
}

internal static partial class BreachLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The list of stolen passwords did not answer; passwords are taken unseen."
    )]
    public static partial void Away(ILogger logger, Exception exception);
}
