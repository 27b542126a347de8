using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.TwoFactor;

internal static class TwoFactorQueries
{
    /// <summary>Those from before lead nowhere then. In the caller's transaction.</summary>
    public static async Task<IReadOnlyList<string>> ReplaceRecoveryCodes(
        this AirbnbDb db,
        Guid userId,
        CancellationToken ct
    )
    {
        await db.RecoveryCodes.Where(code => code.UserId == userId).ExecuteDeleteAsync(ct);
        var codes = RecoveryCodes.New();
        db.RecoveryCodes.AddRange(
            codes.Select(code => new RecoveryCode { UserId = userId, CodeHash = RecoveryCodes.HashOf(code) })
        );
        return codes;
    }

    /// <summary>Nothing is asked for beside the password any more. In the caller's transaction, who has locked them.</summary>
    public static async Task ForgetSecondFactor(this AirbnbDb db, User person, CancellationToken ct)
    {
        await db.Authenticators.Where(app => app.UserId == person.Id).ExecuteDeleteAsync(ct);
        await db.RecoveryCodes.Where(code => code.UserId == person.Id).ExecuteDeleteAsync(ct);
        person.SecondFactor(enabled: false);
    }
}
