using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Notifications;

/// <summary>Asks whoever reads the mailbox whether they registered.</summary>
public sealed class MailAccountVerification(AirbnbDb db, VerificationLinks tokens, Links links, Mailer mailer)
    : IHandleStepwise<AccountRegistered>
{
    public async Task<Result> Handle(AccountRegistered message, CancellationToken ct)
    {
        var reader = await db
            .Users.Where(user => user.Id == message.UserId && user.PendingRegistration == message.Registration)
            .Select(user => new { user.Email, user.Language })
            .SingleOrDefaultAsync(ct);
        if (reader is null)
            return AccountErrors.RegistrationSuperseded;
        // Without the name that was given: nobody should be able to send a stranger text of theirs through us.
        var link = links.VerifyEmail(tokens.Write(message.UserId, message.Registration));
        var content = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["link"] = link,
            ["hours"] = VerificationLinks.LifeTime.TotalHours,
        };
        var to = new MailAddress(reader.Email!);
        var mail = new Mail(to, reader.Language, "account_verification", message.Registration, content);
        return await mailer.Send(mail, ct);
    }
}
