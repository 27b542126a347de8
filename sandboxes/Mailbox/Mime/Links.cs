using System.Net;
using System.Text.RegularExpressions;

namespace MailboxSandbox.Mime;

/// <summary>Finds the links of a message, in order and each once.</summary>
internal static partial class Links
{
    public static List<string> Find(string? html, string? text) =>
        [
            .. Hrefs()
                .Matches(html ?? "")
                .Select(link => WebUtility.HtmlDecode(link.Groups["url"].Value).Trim())
                .Concat(Urls().Matches(text ?? "").Select(url => url.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')')))
                .Distinct(StringComparer.Ordinal),
        ];

    [GeneratedRegex(
        """\bhref\s*=\s*(["'])(?<url>\s*https?://.*?)\1""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Hrefs();

    [GeneratedRegex(
        """https?://[^\s<>"']+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Urls();
}
