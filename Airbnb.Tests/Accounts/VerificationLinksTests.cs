using Airbnb.Core.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Airbnb.Tests.Accounts;

public sealed class VerificationLinksTests
{
    private readonly EphemeralDataProtectionProvider keys = new();
    private readonly Guid userId = Guid.CreateVersion7();
    private readonly Guid registration = Guid.CreateVersion7();

    [Fact]
    public void A_token_names_the_user_and_the_registration()
    {
        var links = LinksAt(DateTimeOffset.UtcNow);
        var read = links.Read(links.Write(userId, registration));
        Assert.Equal(new Verification(userId, registration), read);
    }

    [Fact]
    public void A_token_fits_into_an_address() =>
        Assert.Matches("^[A-Za-z0-9_-]{40,1000}$", LinksAt(DateTimeOffset.UtcNow).Write(userId, registration));

    [Fact]
    public void A_token_is_worth_nothing_after_a_day()
    {
        var yesterday = LinksAt(DateTimeOffset.UtcNow - VerificationLinks.LifeTime - TimeSpan.FromMinutes(1));
        Assert.Null(yesterday.Read(yesterday.Write(userId, registration)));
        var justInTime = LinksAt(DateTimeOffset.UtcNow - VerificationLinks.LifeTime + TimeSpan.FromMinutes(1));
        Assert.NotNull(justInTime.Read(justInTime.Write(userId, registration)));
    }

    [Fact]
    public void A_token_cannot_be_changed_or_made_without_the_keys()
    {
        var links = LinksAt(DateTimeOffset.UtcNow);
        var token = links.Write(userId, registration);
        var changed = (token[0] == 'A' ? 'B' : 'A') + token[1..];
        Assert.Null(links.Read(changed));
        Assert.Null(links.Read(token[..^4]));
        Assert.Null(new VerificationLinks(new EphemeralDataProtectionProvider(), TimeProvider.System).Read(token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("%%%")]
    [InlineData("ünïcödé")]
    public void Nonsense_is_not_a_token(string token) => Assert.Null(LinksAt(DateTimeOffset.UtcNow).Read(token));

    private VerificationLinks LinksAt(DateTimeOffset now) => new(keys, new StoppedClock(now));
}
