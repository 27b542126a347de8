using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Notifications;

/// <summary>
/// Sends the mail of one notice. Whatever fails here, a template or the mail server, delays this mail and nothing else.
/// </summary>
[RetriedForDays]
public sealed class MailNotice(AirbnbDb db, Mailer mailer, Links links) : IHandleStepwise<NoticeGiven>
{
    public async Task<Result> Handle(NoticeGiven message, CancellationToken ct)
    {
        var notification = await db
            .Notifications.AsNoTracking()
            .SingleOrDefaultAsync(notification => notification.Id == message.NotificationId, ct);
        if (notification is null)
            return Error.NotFound; // its reader has been forgotten since, or it is too old to keep
        var reader = await db
            .Users.Where(user => user.Id == notification.UserId)
            .Select(user => new
            {
                user.Email,
                user.Name,
                user.Language,
                Preferences = db.NotificationPreferences.FirstOrDefault(row => row.UserId == user.Id),
            })
            .SingleAsync(ct);
        var preferences = reader.Preferences ?? NotificationPreferences.Of(notification.UserId);
        if (!Notices.IsOwedTo(notification.Kind) && !preferences.WantsMail(notification.Category))
            return NotificationErrors.MailNotWanted;
        return await mailer.Send(
            Compose(notification, new MailAddress(reader.Email!, reader.Name), reader.Language),
            ct
        );
    }

    private Mail Compose(Notification notification, MailAddress to, Language language)
    {
        var (kind, side, facts) = (notification.Kind, notification.Side, notification.Facts);
        var wording = Wording.In(language);
        return new Mail(to, language, Wording.NameOf(kind, side), notification.Id, wording.Values(facts))
        {
            Preview = wording.Feed(kind, side, facts),
            Unsubscribe = Notices.IsOwedTo(kind) ? null : links.Unsubscribe(notification.UserId, notification.Category),
        };
    }
}
