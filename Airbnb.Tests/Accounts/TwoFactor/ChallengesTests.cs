using Airbnb.Core.Accounts.TwoFactor;
using Microsoft.AspNetCore.DataProtection;

namespace Airbnb.Tests.Accounts.TwoFactor;

public sealed class ChallengesTests
{
    private readonly EphemeralDataProtectionProvider keys = new();
    private readonly Challenge challenge = new(Guid.CreateVersion7(), "stamp");

    [Fact]
    public void It_says_who_has_given_the_password()
    {
        var now = ChallengesAt(DateTimeOffset.UtcNow);
        Assert.Equal(challenge, now.Read(now.Write(challenge)));
    }

    [Fact]
    public void After_five_minutes_it_is_worth_nothing()
    {
        var before = ChallengesAt(DateTimeOffset.UtcNow - Challenges.LifeTime - TimeSpan.FromSeconds(10));
        Assert.Null(before.Read(before.Write(challenge)));
    }

    [Fact]
    public void It_cannot_be_made_without_the_keys()
    {
        var token = ChallengesAt(DateTimeOffset.UtcNow).Write(challenge);
        Assert.Null(new Challenges(new EphemeralDataProtectionProvider(), TimeProvider.System).Read(token));
        Assert.Null(ChallengesAt(DateTimeOffset.UtcNow).Read("nonsense"));
    }

    [Fact]
    public void Secrets_of_apps_are_sealed_for_those_who_have_the_keys()
    {
        byte[] secret = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
        var stored = new SealedSecrets(keys).Seal(secret);
        Assert.Equal(-1, stored.AsSpan().IndexOf(secret));
        Assert.Equal(secret, new SealedSecrets(keys).Open(stored));
    }

    private Challenges ChallengesAt(DateTimeOffset now) => new(keys, new StoppedClock(now));
}
