using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Notifications;

/// <summary>Tells the owner of an account that somebody, perhaps they themselves, registered with its address.</summary>
public sealed class MailRegistrationNotice(AirbnbDb db, Mailer mailer) : IHandleStepwise<RegistrationRepeated>
{
    public async Task<Result> Handle(RegistrationRepeated message, CancellationToken ct)
    {
        var owner = await db
            .Users.Where(user => user.Id == message.UserId)
            .Select(user => new
            {
                user.Email,
                user.Name,
                user.Language,
            })
            .SingleOrDefaultAsync(ct);
        if (owner is null)
            return Error.NotFound;
        var to = new MailAddress(owner.Email!, owner.Name);
        var content = new Dictionary<string, object>(StringComparer.Ordinal) { ["me"] = new Said(owner.Name) };
        var mail = new Mail(to, owner.Language, "registration_notice", message.Registration, content);
        return await mailer.Send(mail, ct);
    }
}
