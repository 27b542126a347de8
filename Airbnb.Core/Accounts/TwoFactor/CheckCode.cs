using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.TwoFactor;

/// <summary>Whether somebody has their app, or a recovery code, at hand. Whatever code is right is right once.</summary>
public sealed class CheckCode(AirbnbDb db, SealedSecrets secrets, TimeProvider time)
{
    /// <summary>In the caller's transaction, who has locked the person.</summary>
    public async Task<bool> Of(Guid userId, string code, CancellationToken ct) =>
        code.Length == Totp.Digits ? await OfApp(userId, code, ct) : await Recover(userId, code, ct);

    private async Task<bool> OfApp(Guid userId, string code, CancellationToken ct)
    {
        var app = await db.Authenticators.AsTracking().SingleOrDefaultAsync(app => app.UserId == userId, ct);
        if (app is null || Totp.StepOf(code, secrets.Open(app.Secret), time.GetUtcNow()) is not { } step)
            return false;
        var isNew = app.Take(step);
        await db.SaveChangesAsync(ct); // before whatever comes of it, which may be that the app is forgotten
        return isNew;
    }

    private async Task<bool> Recover(Guid userId, string code, CancellationToken ct)
    {
        var hash = RecoveryCodes.HashOf(code);
        var spent = await db
            .RecoveryCodes.Where(row => row.UserId == userId && row.CodeHash == hash)
            .ExecuteDeleteAsync(ct);
        if (spent == 0)
            return false;
        db.Publish(new SignInChanged(userId, SignInChange.RecoveryCodeUsed, Guid.CreateVersion7()));
        return true;
    }
}
