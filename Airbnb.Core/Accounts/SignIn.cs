using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Identity;

namespace Airbnb.Core.Accounts;

/// <summary>Starts a session for whoever knows the password. Without it, nothing tells whether the address is known.</summary>
public sealed class SignIn(AirbnbDb db, UserManager<User> users, SignInFailures failures, StartSession start)
{
    private static string? nobodysHash;

    public async Task<Result<SignedIn>> With(string email, string password, Device device, CancellationToken ct)
    {
        var address = users.NormalizeEmail(email);
        var wait = await failures.WaitFor(address, ct);
        if (wait > TimeSpan.Zero)
            return AccountErrors.TooManyFailures(wait);
        var user = await users.FindByEmailAsync(email);
        if (!Knows(password, user))
        {
            await failures.Add(address, ct);
            return AccountErrors.WrongCredentials;
        }
        if (!user!.EmailConfirmed)
            return AccountErrors.NotVerified;
        if (user.SuspendedAt is not null)
            return AccountErrors.Suspended;
        await failures.Forget(address, ct);
        return await Start(user, device, ct);
    }

    private bool Knows(string password, User? user)
    {
        var hasher = users.PasswordHasher;
        if (user?.PasswordHash is not { } hash)
        {
            // Without an account the same work is done, so that the time of the answer does not tell.
            var nobody = new User { Name = "" };
            nobodysHash ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(nobody, nobodysHash, password);
            return false;
        }
        var verdict = hasher.VerifyHashedPassword(user, hash, password);
        if (verdict is PasswordVerificationResult.SuccessRehashNeeded)
            user.PasswordHash = hasher.HashPassword(user, password);
        return verdict is not PasswordVerificationResult.Failed;
    }

    private async Task<SignedIn> Start(User user, Device device, CancellationToken ct)
    {
        var session = start.For(user, device);
        await db.SaveChangesAsync(ct);
        return session;
    }
}
