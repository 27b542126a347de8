using Airbnb.Core.Accounts.Mailed;

namespace Airbnb.Tests.Accounts.Mailed;

public sealed class OneTimeCodeTests
{
    [Fact]
    public void Codes_are_long_and_never_the_same()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => OneTimeCode.New().Text).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(1000, codes.Count);
        Assert.All(codes, code => Assert.Matches("^[A-Za-z0-9_-]{43}$", code));
    }

    [Fact]
    public void What_a_reader_sends_back_has_the_hash_that_was_stored()
    {
        var code = OneTimeCode.New();
        Assert.Equal(code.Hash, OneTimeCode.Parse(code.Text)!.Hash);
        Assert.DoesNotContain(code.Text, $"{code}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_cannot_be_a_code_is_not_looked_up(string text) => Assert.Null(OneTimeCode.Parse(text));
}
