using Airbnb.Core.Accounts.Mailed;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Identity;

namespace Airbnb.Core.Accounts.Passwords;

/// <summary>Changes the password of somebody who is signed in and knows it. All their other sessions end.</summary>
public sealed class ChangePassword(
    AirbnbDb db,
    ConfirmPassword confirm,
    CheckPassword check,
    KeepCodes codes,
    RenewSession renew,
    IPasswordHasher<User> hasher
)
{
    public async Task<Result<SignedIn>> To(string password, string current, Here here, CancellationToken ct)
    {
        var confirmed = await confirm.Of(here.UserId, current, ct);
        if (confirmed.Error is { } wrong)
            return wrong;
        var me = confirmed.Value;
        if (await check.Refusal(password, me.Email!, me.Name, ct) is { } refusal)
            return refusal;
        var hash = hasher.HashPassword(me, password);
        return await db.InTransaction(() => Change(me, hash, here, ct), ct);
    }

    private async Task<Result<SignedIn>> Change(User confirmed, string hash, Here here, CancellationToken ct)
    {
        if (await db.LockPerson(here.UserId, ct) is not { } me)
            return Error.NotFound;
        if (me.SecurityStamp != confirmed.SecurityStamp)
            return AccountErrors.PasswordWrong; // changed by another request since it was compared
        me.SetPassword(hash);
        await codes.Revoke(me.Id, CodePurpose.PasswordReset, subject: null, ct);
        var session = await renew.Of(me, here, withSecondFactor: null, ct);
        db.Publish(new SignInChanged(me.Id, SignInChange.Password, Guid.CreateVersion7()));
        await db.SaveChangesAsync(ct);
        return session;
    }
}
