using Airbnb.Core.Accounts.Mailed;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Emails;

/// <summary>What a mail about a change says, and to whom.</summary>
/// <param name="Code">Null when the address has an account already: then there is nothing to confirm.</param>
public sealed record EmailChangeMail(EmailChange Change, string Name, Language Language, OneTimeCode? Code);

/// <summary>Makes the codes for the mails about a change.</summary>
public sealed class IssueEmailChange(AirbnbDb db, KeepCodes codes)
{
    /// <summary>For the new address, while the change is wanted.</summary>
    public async Task<Result<EmailChangeMail>> ToConfirm(Guid changeId, CancellationToken ct)
    {
        if (await Find(changeId, ct) is not { Change.IsPending: true } mail)
            return AccountErrors.EmailChangeSuperseded;
        var lookup = mail.Change.NewEmail.ToLowerInvariant();
        if (await db.Users.Known().AnyAsync(user => user.NormalizedEmail == lookup, ct))
            return mail;
        var code = await codes.New(
            mail.Change.UserId,
            CodePurpose.EmailConfirmation,
            changeId,
            EmailChange.ConfirmedWithin,
            ct
        );
        return mail with { Code = code };
    }

    /// <summary>For the old address, unless it was taken back.</summary>
    public async Task<Result<EmailChangeMail>> ToUndo(Guid changeId, CancellationToken ct)
    {
        if (await Find(changeId, ct) is not { Change.EndedAt: null } mail)
            return AccountErrors.EmailChangeSuperseded;
        var code = await codes.New(mail.Change.UserId, CodePurpose.EmailUndo, changeId, EmailChange.UndoneWithin, ct);
        return mail with { Code = code };
    }

    private Task<EmailChangeMail?> Find(Guid changeId, CancellationToken ct) =>
        db
            .EmailChanges.AsNoTracking()
            .Where(change => change.Id == changeId)
            .Join(
                db.Users,
                change => change.UserId,
                user => user.Id,
                (change, user) => new EmailChangeMail(change, user.Name, user.Language, null)
            )
            .SingleOrDefaultAsync(ct);
}
