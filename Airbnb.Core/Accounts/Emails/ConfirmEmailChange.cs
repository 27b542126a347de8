using Airbnb.Core.Accounts.Mailed;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Emails;

/// <summary>Takes the code from the mail to the new address as proof that it is theirs: from now on it counts.</summary>
public sealed class ConfirmEmailChange(AirbnbDb db, KeepCodes codes, ILookupNormalizer normalizer, TimeProvider time)
{
    public async Task<Result> With(string text, CancellationToken ct)
    {
        if (await codes.Find(text, CodePurpose.EmailConfirmation, ct) is not { } code)
            return AccountErrors.LinkInvalid;
        try
        {
            return await db.InTransaction(() => Confirm(code, ct), ct);
        }
        catch (DbUpdateException exception)
            when (exception.Breaks(AccountMapping.UniqueEmail, AccountMapping.UniqueUserName))
        {
            return AccountErrors.LinkInvalid; // somebody proved it to be theirs first
        }
    }

    private async Task<Result> Confirm(MailedCode code, CancellationToken ct)
    {
        var me = await db.LockPerson(code.UserId, ct);
        var change = await db.EmailChanges.AsTracking().SingleOrDefaultAsync(row => row.Id == code.Subject, ct);
        if (me is null || change is not { IsPending: true } || !await codes.Spend(code, ct))
            return AccountErrors.LinkInvalid;
        var (now, lookup) = (time.GetUtcNow(), normalizer.NormalizeEmail(change.NewEmail));
        await db.MakeRoom(lookup, me.Id, ct);
        me.Move(change.NewEmail, lookup);
        change.Confirm(now);
        await codes.Revoke(me.Id, CodePurpose.PasswordReset, subject: null, ct); // they went to the old address
        db.Publish(new EmailChanged(change.Id));
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
