using System.Net;
using Airbnb.Core;
using Airbnb.Core.Accounts.Sessions;

namespace Airbnb.Tests.Accounts.Sessions;

public sealed class SessionTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_session_ends_two_weeks_after_its_last_use()
    {
        var session = Start(userAgent: "curl");
        Assert.Equal(Now.AddDays(14), session.ExpiresAt);
        Assert.Equal(Now.AddDays(24), SessionLife.Of(PlatformRole.Member).ExpiryOf(Now, Now.AddDays(10)));
    }

    [Theory]
    [InlineData(PlatformRole.Support)]
    [InlineData(PlatformRole.Admin)]
    public void Staff_is_signed_out_after_half_an_hour_and_twice_a_day(PlatformRole role)
    {
        var life = SessionLife.Of(role);
        Assert.Equal(Now.AddHours(10.5), life.ExpiryOf(Now, Now.AddHours(10)));
        Assert.Equal(Now.AddHours(12), life.ExpiryOf(Now, Now.AddHours(11.9)));
    }

    [Fact]
    public void However_much_it_is_used_a_session_ends_after_ninety_days() =>
        Assert.Equal(Now.AddDays(90), SessionLife.Of(PlatformRole.Member).ExpiryOf(Now, Now.AddDays(89)));

    [Fact]
    public void Only_the_hash_of_the_token_is_kept()
    {
        var token = SessionToken.New();
        var session = Session.Start(Guid.CreateVersion7(), token, new Device(null, null), Now);
        Assert.Equal(token.Hash, session.TokenHash);
        Assert.Equal(32, session.TokenHash.Length);
    }

    [Theory]
    [InlineData(299, 299)]
    [InlineData(300, 300)]
    [InlineData(5000, 300)]
    public void Long_names_of_programs_are_cut(int given, int kept) =>
        Assert.Equal(kept, Start(new string('a', given)).UserAgent!.Length);

    [Fact]
    public void A_cut_leaves_no_half_of_a_character()
    {
        var agent = Start(new string('a', 299) + "🏠").UserAgent;
        Assert.Equal(new string('a', 299), agent);
    }

    private static Session Start(string userAgent) =>
        Session.Start(Guid.CreateVersion7(), SessionToken.New(), new Device(IPAddress.Loopback, userAgent), Now);
}
