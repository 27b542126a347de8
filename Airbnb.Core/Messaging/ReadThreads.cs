using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Messaging;

/// <summary>A thread as one of its sides has it.</summary>
/// <param name="Newest">Null in the moment before its first message.</param>
public sealed record SeenThread(
    MessageThread Thread,
    ThreadSide Side,
    string Home,
    string GuestName,
    string HostName,
    bool KnowOneAnother,
    BookingStatus? Booking,
    ThreadMessage? Newest
)
{
    public BookingSide As => Thread.SideOf(Side.UserId);

    /// <summary>The other's name: the given name alone until a stay of the two was confirmed.</summary>
    public string OtherName => HideContacts.InName(As is BookingSide.Guest ? HostName : GuestName, KnowOneAnother);
}

/// <summary>Reads the caller's threads.</summary>
public sealed class ReadThreads(AirbnbDb db)
{
    /// <summary>Those with the newest messages first.</summary>
    /// <param name="before">Only those whose newest message is older than this one.</param>
    public Task<List<SeenThread>> Of(Caller caller, bool unread, Guid? before, int limit, CancellationToken ct)
    {
        var sides = db.ThreadSides.VisibleTo(caller, db);
        if (unread)
            sides = sides.Unread();
        if (before is { } last)
            sides = sides.Where(side => side.LastMessageId.CompareTo(last) < 0);
        return Seen(sides.OrderByDescending(side => side.LastMessageId).Take(limit)).ToListAsync(ct);
    }

    public Task<SeenThread?> One(Guid threadId, Caller caller, CancellationToken ct) =>
        Seen(db.ThreadSides.VisibleTo(caller, db).Where(side => side.ThreadId == threadId)).SingleOrDefaultAsync(ct);

    /// <summary>Messages that the caller has not read, in all their threads.</summary>
    public Task<int> Unread(Caller caller, CancellationToken ct) =>
        db.ThreadSides.VisibleTo(caller, db).Unread().SumAsync(side => side.Unread, ct);

    private IQueryable<SeenThread> Seen(IQueryable<ThreadSide> sides) =>
        from side in sides.AsNoTracking()
        join thread in db.Threads on side.ThreadId equals thread.Id
        join home in db.Listings on thread.ListingId equals home.Id
        join guest in db.Users on thread.GuestId equals guest.Id
        join host in db.Users on thread.HostId equals host.Id
        orderby side.LastMessageId descending
        select new SeenThread(
            thread,
            side,
            home.Title,
            guest.Name,
            host.Name,
            db.Bookings.Any(booking =>
                booking.ConfirmedAt != null
                && (
                    (booking.GuestId == guest.Id && booking.HostId == host.Id)
                    || (booking.GuestId == host.Id && booking.HostId == guest.Id)
                )
            ),
            db.Bookings.Where(booking => booking.Id == thread.BookingId)
                .Select(booking => (BookingStatus?)booking.Status)
                .FirstOrDefault(),
            db.Messages.FirstOrDefault(m => m.ThreadId == thread.Id && m.Number == thread.MessageCount)
        );
}
