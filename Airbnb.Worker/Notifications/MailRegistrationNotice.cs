using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Notifications;

/// <summary>Tells the owner of an account that somebody, perhaps they themselves, registered with its address.</summary>
public sealed class MailRegistrationNotice(AirbnbDb db, Mailer mailer) : IHandleStepwise<RegistrationRepeated>
{
    public async Task<Result> Handle(RegistrationRepeated message, CancellationToken ct)
    {
        var owner = await db.Users.Where(user => user.Id == message.UserId).Select(Reader.Of).SingleOrDefaultAsync(ct);
        return owner is null
            ? Error.NotFound
            : await mailer.Send(owner.Mail("registration_notice", message.Registration), ct);
    }
}
