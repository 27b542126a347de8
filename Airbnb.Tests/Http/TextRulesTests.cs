using System.Text.RegularExpressions;
using Airbnb.Api.Http;

namespace Airbnb.Tests.Http;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("plain", true)]
    [InlineData(@"pair \ud83c\udfe1 of surrogates", true)]
    [InlineData(@"nul \u0000", false)]
    [InlineData(@"\ud83c", false)]
    [InlineData(@"\udfe1\ud83c", false)]
    [InlineData(@"high \ud83c then text", false)]
    [InlineData(@"\ud83c\ud83c\udfe1", false)]
    public void Only_text_that_the_database_keeps_is_taken(string escaped, bool storable) =>
        Assert.Equal(storable, TextRules.IsStorable(Regex.Unescape(escaped)));
}
