using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Delivery;
using Airbnb.Core.Messaging;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Messaging;

/// <summary>Writes into the feed of somebody who has not looked for a while that they were written to.</summary>
public sealed class TellOfUnreadMessages(AirbnbDb db, TellOfMessages tell, PlatformClock clock)
    : IHandle<UnreadMessagesDue>
{
    public async Task<Result> Handle(UnreadMessagesDue message, CancellationToken ct)
    {
        var thread = db.Threads.Where(thread => thread.Id == message.ThreadId);
        await db.HoldPeople(thread.Select(t => new[] { t.GuestId, t.HostId }), ct);
        if (await tell.Look(message.ThreadId, message.UserId, ct) is not { } unread)
            return Result.Done;
        var side = unread.Thread.SideOf(message.UserId);
        var notification = Notification.Of(
            NoticeKind.MessageReceived,
            NoticeCategory.Messages,
            message.UserId,
            side,
            await FactsOf(unread, side, ct),
            clock.Now
        );
        db.Notifications.Add(notification);
        db.Publish(new NoticeGiven(notification.Id));
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    private async Task<NoticeFacts> FactsOf(UnreadMessages unread, BookingSide side, CancellationToken ct)
    {
        var thread = unread.Thread;
        var people = await db
            .Users.Where(user => user.Id == thread.GuestId || user.Id == thread.HostId)
            .ToDictionaryAsync(user => user.Id, user => user.Name, ct);
        var home = await db
            .Listings.Where(listing => listing.Id == thread.ListingId)
            .Select(l => l.Title)
            .SingleAsync(ct);
        var (guest, host) = (people[thread.GuestId], people[thread.HostId]);
        var (me, other) = side is BookingSide.Guest ? (guest, host) : (host, guest);
        return new NoticeFacts
        {
            ThreadId = thread.Id,
            BookingId = thread.BookingId,
            Me = GivenName.Of(me),
            Other = HideContacts.InName(other, await db.KnowOneAnother(thread.GuestId, thread.HostId, ct)),
            Home = home,
            Messages = unread.Count,
            Words = unread.Newest.Text,
        };
    }
}
