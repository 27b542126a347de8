using System.Security.Cryptography;
using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.TwoFactor;

/// <param name="Secret">For those who type it into the app.</param>
/// <param name="Uri">For those who show it to the app as a QR code.</param>
public sealed record NewAuthenticator(string Secret, string Uri);

/// <summary>Two-factor sign-in is on, or its recovery codes are new; shown this once.</summary>
/// <param name="Session">All others have ended.</param>
public sealed record TwoFactorOn(IReadOnlyList<string> RecoveryCodes, SignedIn Session);

/// <summary>Makes an app the second factor: first the secret, then a code that shows that the app has it.</summary>
public sealed class SetUpTwoFactor(
    AirbnbDb db,
    ConfirmPassword confirm,
    LockOut lockOut,
    SealedSecrets secrets,
    CheckCode check,
    RenewSession renew,
    TimeProvider time
)
{
    private const string Issuer = "Airbnb.sln";

    /// <summary>A secret that nobody has confirmed makes way for the next.</summary>
    public async Task<Result<NewAuthenticator>> Begin(Guid userId, string password, CancellationToken ct)
    {
        var confirmed = await confirm.Of(userId, password, ct);
        if (confirmed.Error is { } wrong)
            return wrong;
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        return await db.InTransaction<NewAuthenticator>(
            async () =>
            {
                if (await db.LockPerson(userId, ct) is not { } me)
                    return Error.NotFound;
                if (me.TwoFactorEnabled)
                    return AccountErrors.TwoFactorOn;
                await db.Authenticators.Where(app => app.UserId == userId).ExecuteDeleteAsync(ct);
                db.Authenticators.Add(Authenticator.For(userId, secrets.Seal(secret), time.GetUtcNow()));
                await db.SaveChangesAsync(ct);
                return Describe(Base32.Of(secret), me.Email!);
            },
            ct
        );
    }

    public async Task<Result<TwoFactorOn>> Confirm(string code, Here here, CancellationToken ct)
    {
        var guarded = Guarded.Proof("first code of", here.UserId);
        var wait = await lockOut.Try(guarded, ct);
        if (wait > TimeSpan.Zero)
            return AccountErrors.TooManyFailures(wait);
        var on = await db.InTransaction(() => SwitchOn(code, here, ct), ct);
        if (on.Succeeded)
            await lockOut.Forget(guarded, ct);
        return on;
    }

    private async Task<Result<TwoFactorOn>> SwitchOn(string code, Here here, CancellationToken ct)
    {
        if (await db.LockPerson(here.UserId, ct) is not { } me)
            return Error.NotFound;
        if (me.TwoFactorEnabled)
            return AccountErrors.TwoFactorOn;
        if (code.Length != Totp.Digits || !await check.Of(me.Id, code, ct))
            return AccountErrors.CodeWrong;
        (await db.Authenticators.SingleAsync(app => app.UserId == me.Id, ct)).Confirm(time.GetUtcNow());
        me.SecondFactor(enabled: true);
        var codes = await db.ReplaceRecoveryCodes(me.Id, ct);
        var session = await renew.Of(me, here, withSecondFactor: true, ct);
        db.Publish(new SignInChanged(me.Id, SignInChange.TwoFactorOn, Guid.CreateVersion7()));
        await db.SaveChangesAsync(ct);
        return new TwoFactorOn(codes, session);
    }

    /// <summary>The form that apps agree on: otpauth://totp/issuer:account?secret=…</summary>
    private static NewAuthenticator Describe(string secret, string email)
    {
        var issuer = Uri.EscapeDataString(Issuer);
        return new NewAuthenticator(
            secret,
            $"otpauth://totp/{issuer}:{Uri.EscapeDataString(email)}?secret={secret}&issuer={issuer}"
                + $"&algorithm=SHA1&digits={Totp.Digits}&period={Totp.Step.TotalSeconds}"
        );
    }
}
