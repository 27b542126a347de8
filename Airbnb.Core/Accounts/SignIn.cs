using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Accounts.TwoFactor;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Accounts;

/// <summary>How far the password led: into a session, or to a challenge that asks for the second factor.</summary>
public sealed record FirstStep(SignedIn? Session, string? Challenge);

/// <summary>Starts a session for whoever knows the password. Without it, nothing tells whether the address is known.</summary>
public sealed class SignIn(
    AirbnbDb db,
    UserManager<User> users,
    LockOut lockOut,
    Challenges challenges,
    NobodysPassword nobodys,
    StartSession start
)
{
    public async Task<Result<FirstStep>> With(string email, string password, Device device, CancellationToken ct)
    {
        var guarded = Guarded.SignIn(users.NormalizeEmail(email), device.Address);
        var wait = await lockOut.Try(guarded, ct);
        if (wait > TimeSpan.Zero)
            return AccountErrors.TooManyFailures(wait);
        var user = await users.FindByEmailAsync(email);
        if (!Knows(password, user))
            return AccountErrors.WrongCredentials;
        if (!user!.EmailConfirmed)
            return AccountErrors.NotVerified;
        if (user.SuspendedAt is not null)
            return AccountErrors.Suspended;
        // Until the second factor is right, too, the failures before it still count.
        if (!user.TwoFactorEnabled)
            await lockOut.Forget(guarded, ct);
        var step = user.TwoFactorEnabled
            ? new FirstStep(null, challenges.Write(new Challenge(user.Id, user.SecurityStamp!)))
            : new FirstStep(start.For(user, device), null);
        await db.SaveChangesAsync(ct);
        return step;
    }

    private bool Knows(string password, User? user)
    {
        var hasher = users.PasswordHasher;
        if (user?.PasswordHash is not { } hash)
        {
            // Without an account the same work is done, so that the time of the answer does not tell.
            hasher.VerifyHashedPassword(nobodys.User, nobodys.Hash, password);
            return false;
        }
        var verdict = hasher.VerifyHashedPassword(user, hash, password);
        if (verdict is PasswordVerificationResult.SuccessRehashNeeded)
            user.PasswordHash = hasher.HashPassword(user, password);
        return verdict is not PasswordVerificationResult.Failed;
    }
}

/// <summary>What a password is compared with when there is no account: as dear as any other.</summary>
public sealed class NobodysPassword
{
    public NobodysPassword(IOptions<PasswordHasherOptions> options) =>
        Hash = new PasswordHasher<User>(options).HashPassword(User, Guid.NewGuid().ToString());

    public User User { get; } = new() { Name = "" };
    public string Hash { get; }
}
