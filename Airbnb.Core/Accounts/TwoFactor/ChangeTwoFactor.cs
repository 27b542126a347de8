using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Accounts.TwoFactor;

/// <summary>Switches two-factor sign-in off, or replaces its recovery codes, for who has the password and a code.</summary>
public sealed class ChangeTwoFactor(
    AirbnbDb db,
    ConfirmPassword confirm,
    LockOut lockOut,
    CheckCode check,
    RenewSession renew
)
{
    public Task<Result<SignedIn>> SwitchOff(string password, string code, Here here, CancellationToken ct) =>
        With(
            password,
            code,
            here,
            async me =>
            {
                await db.ForgetSecondFactor(me, ct);
                db.Publish(new SignInChanged(me.Id, SignInChange.TwoFactorOff, Guid.CreateVersion7()));
                return await renew.Of(me, here, withSecondFactor: false, ct);
            },
            ct
        );

    public Task<Result<IReadOnlyList<string>>> NewCodes(
        string password,
        string code,
        Here here,
        CancellationToken ct
    ) =>
        With(
            password,
            code,
            here,
            async me =>
            {
                db.Publish(new SignInChanged(me.Id, SignInChange.RecoveryCodes, Guid.CreateVersion7()));
                return await db.ReplaceRecoveryCodes(me.Id, ct);
            },
            ct
        );

    private async Task<Result<T>> With<T>(
        string password,
        string code,
        Here here,
        Func<User, Task<T>> change,
        CancellationToken ct
    )
    {
        var confirmed = await confirm.Of(here.UserId, password, ct);
        if (confirmed.Error is { } wrong)
            return wrong;
        var guarded = Guarded.Proof("code of", here.UserId);
        var wait = await lockOut.Try(guarded, ct);
        if (wait > TimeSpan.Zero)
            return AccountErrors.TooManyFailures(wait);
        var changed = await db.InTransaction<T>(
            async () =>
            {
                if (await db.LockPerson(here.UserId, ct) is not { } me)
                    return Error.NotFound;
                if (!me.TwoFactorEnabled)
                    return AccountErrors.TwoFactorOff;
                if (!await check.Of(me.Id, code, ct))
                    return AccountErrors.CodeWrong;
                var done = await change(me);
                await db.SaveChangesAsync(ct);
                return done;
            },
            ct
        );
        if (changed.Succeeded)
            await lockOut.Forget(guarded, ct);
        return changed;
    }
}
