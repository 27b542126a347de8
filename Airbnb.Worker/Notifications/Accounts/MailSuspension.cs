using System.Net.Mail;
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
                user.Email,
                user.Name,
                user.Language,
                Why = db.AuditEntries.Where(act => act.Id == message.ActId).Select(act => act.Why).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(ct);
        if (person is null)
            return AccountErrors.NotSuspended;
        var content = new Dictionary<string, object>(StringComparer.Ordinal) { ["me"] = new Said(person.Name) };
        if (person.Why is { } why)
            content["reason"] = new Said(why);
        var to = new MailAddress(person.Email!, person.Name);
        return await mailer.Send(new Mail(to, person.Language, "account_suspended", message.ActId, content), ct);
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
            .Select(user => new
            {
                user.Email,
                user.Name,
                user.Language,
            })
            .SingleOrDefaultAsync(ct);
        if (person is null)
            return AccountErrors.SuspendedBefore;
        var content = new Dictionary<string, object>(StringComparer.Ordinal) { ["me"] = new Said(person.Name) };
        var to = new MailAddress(person.Email!, person.Name);
        return await mailer.Send(new Mail(to, person.Language, "account_reinstated", message.ActId, content), ct);
    }
}
