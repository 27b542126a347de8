using Airbnb.Core.Accounts.Sessions;

namespace Airbnb.Tests.Accounts.Sessions;

public sealed class SessionTokenTests
{
    [Fact]
    public void Tokens_are_long_and_never_the_same()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => SessionToken.New().Text).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(1000, tokens.Count);
        Assert.All(tokens, token => Assert.Matches("^air_[A-Za-z0-9_-]{43}$", token));
    }

    [Fact]
    public void What_a_client_sends_back_has_the_hash_that_was_stored()
    {
        var token = SessionToken.New();
        Assert.Equal(token.Hash, SessionToken.Parse(token.Text)!.Hash);
    }

    [Fact]
    public void A_token_does_not_show_itself_where_it_is_printed()
    {
        var token = SessionToken.New();
        var signedIn = new SignedIn(Guid.CreateVersion7(), token, DateTimeOffset.UnixEpoch);
        Assert.DoesNotContain(token.Text, $"{token} {signedIn}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("air_")]
    [InlineData("air_tooshort")]
    [InlineData("xyz_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("air_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ")]
    [InlineData("air_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+")]
    [InlineData("air_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_cannot_be_a_token_is_not_looked_up(string? text) => Assert.Null(SessionToken.Parse(text));
}
