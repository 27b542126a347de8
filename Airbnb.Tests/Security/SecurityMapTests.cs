using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Airbnb.Tests.Security;

/// <summary>docs/security.md names the test that proves each line.</summary>
public sealed partial class SecurityMapTests
{
    private static readonly string Map = File.ReadAllText(PathOfMap());

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var named = Named().Matches(Map);

        Assert.True(named.Count > 20, $"Only {named.Count} are named.");
        Assert.Empty(named.Where(match => !Exists(match)).Select(match => match.Value));
    }

    [Fact]
    public void Each_of_the_ten_risks_has_a_test()
    {
        var lines = Map.Split('\n').Where(line => line.StartsWith("| API", StringComparison.Ordinal));
        lines = lines.Where(line => char.IsAsciiDigit(line["| API".Length])).ToList();

        Assert.Equal(10, lines.Count());
        Assert.All(lines, line => Assert.Matches(Named(), line));
    }

    private static bool Exists(Match match)
    {
        var type = Array.Find(typeof(SecurityMapTests).Assembly.GetTypes(), type => type.Name == match.Groups[1].Value);
        return type is not null && (!match.Groups[2].Success || type.GetMethod(match.Groups[2].Value) is not null);
    }

    private static string PathOfMap([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "security.md");

    [GeneratedRegex(
        @"`([A-Z]\w+Tests)(?:\.([A-Z]\w+))?`",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Named();
}
