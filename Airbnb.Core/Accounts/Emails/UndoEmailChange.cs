using Airbnb.Core.Accounts.Mailed;
using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Accounts.TwoFactor;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Emails;

/// <summary>
/// Whoever reads the old address says that the change was not theirs. So somebody else knows the password: it is gone,
/// with all sessions and a second factor that was set up since, and the old address gets a mail that leads back in.
/// </summary>
public sealed class UndoEmailChange(
    AirbnbDb db,
    KeepCodes codes,
    EndSessions end,
    ILookupNormalizer normalizer,
    TimeProvider time
)
{
    public async Task<Result> With(string text, CancellationToken ct)
    {
        if (await codes.Find(text, CodePurpose.EmailUndo, ct) is not { } code)
            return AccountErrors.LinkInvalid;
        try
        {
            return await db.InTransaction(() => Undo(code, ct), ct);
        }
        catch (DbUpdateException exception)
            when (exception.Breaks(AccountMapping.UniqueEmail, AccountMapping.UniqueUserName))
        {
            return AccountErrors.LinkInvalid; // the old address has an account of its own by now
        }
    }

    private async Task<Result> Undo(MailedCode code, CancellationToken ct)
    {
        var me = await db.LockPerson(code.UserId, ct);
        var change = await db.EmailChanges.AsTracking().SingleOrDefaultAsync(row => row.Id == code.Subject, ct);
        if (me is null || change is null || !await codes.Spend(code, ct))
            return AccountErrors.LinkInvalid;
        var (now, lookup) = (time.GetUtcNow(), normalizer.NormalizeEmail(change.OldEmail));
        await EndAllSince(change, now, ct);
        await db.MakeRoom(lookup, me.Id, ct);
        me.Move(change.OldEmail, lookup);
        me.SetPassword(hash: null);
        if (await db.Authenticators.AnyAsync(app => app.UserId == me.Id && app.CreatedAt >= change.RequestedAt, ct))
            await db.ForgetSecondFactor(me, ct);
        await end.Of(me.Id, ct);
        db.PublishForgotten(lookup, now);
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    /// <summary>With it goes what followed from it: a second change, from the stranger's address to another.</summary>
    private async Task EndAllSince(EmailChange change, DateTimeOffset now, CancellationToken ct)
    {
        var since = await db
            .EmailChanges.AsTracking()
            .Where(other => other.UserId == change.UserId && other.RequestedAt >= change.RequestedAt)
            .ToListAsync(ct);
        foreach (var other in since)
        {
            other.End(now);
            await codes.Revoke(change.UserId, CodePurpose.EmailConfirmation, other.Id, ct);
            await codes.Revoke(change.UserId, CodePurpose.EmailUndo, other.Id, ct);
        }
        await codes.Revoke(change.UserId, CodePurpose.PasswordReset, subject: null, ct);
    }
}
