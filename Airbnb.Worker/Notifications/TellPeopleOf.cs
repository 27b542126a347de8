using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Delivery;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Notifications;

/// <summary>
/// Writes a line into the feed of everybody whom the message concerns, and asks for its mail: one message for each, so
/// that a mail which fails is tried again by itself. Nothing here reaches outside the database.
/// </summary>
[ForEachMessageOf<Notices>]
public sealed class TellPeopleOf<TMessage>(AirbnbDb db, ReadCircumstances read, PlatformClock clock) : IHandle<TMessage>
    where TMessage : IMessage
{
    private static readonly Error Moot = new(
        "notice.moot",
        Kind.Conflict,
        "Things have changed since: there is nobody to tell."
    );

    public async Task<Result> Handle(TMessage message, CancellationToken ct)
    {
        if (await read.Of(message, ct) is not { } circumstances)
            return Error.NotFound;
        var notifications = Notices
            .All.Where(notice => notice.Message == typeof(TMessage))
            .SelectMany(notice => notice.To(circumstances).Select(side => Tell(notice, side, circumstances)))
            .ToList();
        if (notifications.Count == 0)
            return Moot;
        foreach (var notification in notifications)
        {
            db.Notifications.Add(notification);
            db.Publish(new NoticeGiven(notification.Id));
        }
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    private Notification Tell(Notice notice, BookingSide side, Circumstances circumstances) =>
        Notification.Of(
            notice.Kind,
            notice.Category,
            circumstances.Reader(side).Id,
            side,
            circumstances.FactsFor(side),
            clock.Now
        );
}
