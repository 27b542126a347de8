using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Passwords;

/// <summary>
/// Makes sure that it is still the owner who is signed in, before something changes that lets people in. A stolen
/// session is no place to guess the password in.
/// </summary>
public sealed class ConfirmPassword(AirbnbDb db, LockOut lockOut, IPasswordHasher<User> hasher)
{
    /// <summary>The person, as they are; not tracked.</summary>
    public async Task<Result<User>> Of(Guid userId, string password, CancellationToken ct)
    {
        var guarded = Guarded.Proof("password of", userId);
        var wait = await lockOut.Try(guarded, ct);
        if (wait > TimeSpan.Zero)
            return AccountErrors.TooManyFailures(wait);
        var me = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId, ct);
        if (me is null)
            return Error.NotFound;
        if (me.PasswordHash is null || !IsRight(me, me.PasswordHash, password))
            return AccountErrors.PasswordWrong;
        await lockOut.Forget(guarded, ct);
        return me;
    }

    private bool IsRight(User me, string hash, string password) =>
        hasher.VerifyHashedPassword(me, hash, password) is not PasswordVerificationResult.Failed;
}
