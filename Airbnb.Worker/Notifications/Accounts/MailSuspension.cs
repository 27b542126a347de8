using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Notifications.Accounts;

/// <summary>Tells people that they are suspended, and why: they cannot sign in to read it.</summary>
public sealed class MailSuspension(AirbnbDb db, Mailer mailer) : IHandleStepwise<AccountSuspended>
{
    public async Task<Result> Handle(AccountSuspended message, CancellationToken ct)
    {
        var person = await db
            .Users.Known()
            .Where(user => user.Id == message.UserId && user.SuspendedAt != null)
            .Select(user => new
            {
                Reader = new Reader(user.Email!, user.Name, user.Language),
                Why = db.AuditEntries.Where(act => act.Id == message.ActId).Select(act => act.Why).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(ct);
        if (person is null)
            return AccountErrors.NotSuspended;
        ReadOnlySpan<(string, object)> reason = person.Why is { } why ? [("reason", new Said(why))] : [];
        var mail = person.Reader.Mail("account_suspended", message.ActId, reason);
        return await mailer.Send(mail, ct);
    }
}

/// <summary>Tells people that they may come back.</summary>
public sealed class MailReinstatement(AirbnbDb db, Mailer mailer) : IHandleStepwise<AccountReinstated>
{
    public async Task<Result> Handle(AccountReinstated message, CancellationToken ct)
    {
        var person = await db
            .Users.Known()
            .Where(user => user.Id == message.UserId && user.SuspendedAt == null)
            .Select(Reader.Of)
            .SingleOrDefaultAsync(ct);
        return person is null
            ? AccountErrors.SuspendedBefore
            : await mailer.Send(person.Mail("account_reinstated", message.ActId), ct);
    }
}
