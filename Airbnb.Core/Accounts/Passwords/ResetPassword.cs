using System.Net;
using Airbnb.Core.Accounts.Mailed;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Passwords;

/// <summary>Sets a new password by the code in a mail. Nobody stays signed in; a second factor stays asked for.</summary>
public sealed class ResetPassword(
    AirbnbDb db,
    KeepCodes codes,
    CheckPassword check,
    EndSessions end,
    LockOut lockOut,
    IPasswordHasher<User> hasher
)
{
    public async Task<Result> With(string text, string password, IPAddress? from, CancellationToken ct)
    {
        if (await codes.Find(text, CodePurpose.PasswordReset, ct) is not { } code)
            return AccountErrors.LinkInvalid;
        var owner = await db.Users.AsNoTracking().SingleAsync(user => user.Id == code.UserId, ct);
        if (await check.Refusal(password, owner.Email!, owner.Name, ct) is { } refusal)
            return refusal;
        var hash = hasher.HashPassword(owner, password);
        return await db.InTransaction(() => Reset(code, hash, from, ct), ct);
    }

    private async Task<Result> Reset(MailedCode code, string hash, IPAddress? from, CancellationToken ct)
    {
        var owner = await db.LockPerson(code.UserId, ct);
        if (owner is null || !await codes.Spend(code, ct))
            return AccountErrors.LinkInvalid;
        if (await db.Erasures.AnyAsync(erasure => erasure.UserId == owner.Id, ct))
            return AccountErrors.LinkInvalid; // they wanted to be forgotten, and shall be
        owner.SetPassword(hash);
        await codes.Revoke(owner.Id, CodePurpose.PasswordReset, subject: null, ct);
        await end.Of(owner.Id, ct);
        await lockOut.Forget(Guarded.SignIn(owner.NormalizedEmail!, from), ct); // guesses of a password that is no more
        db.Publish(new SignInChanged(owner.Id, SignInChange.Password, code.Subject));
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
