using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Messaging;

public static class MessagingQueries
{
    /// <summary>A thread is its two people's, and co-hosts' who write in the host's name; nobody else reads it.</summary>
    public static IQueryable<MessageThread> VisibleTo(this IQueryable<MessageThread> threads, Caller caller)
    {
        var (userId, homes) = (caller.UserId, caller.CoHostedFor(Permission.ReadThread));
        return homes.Count == 0
            ? threads.Where(thread => thread.GuestId == userId || thread.HostId == userId)
            : threads.Where(thread =>
                thread.GuestId == userId || thread.HostId == userId || homes.Contains(thread.ListingId)
            );
    }

    /// <summary>
    /// One's own view of one's threads. Co-hosts share the host's: what one of them has read, the others need not.
    /// </summary>
    public static IQueryable<ThreadSide> VisibleTo(this IQueryable<ThreadSide> sides, Caller caller, AirbnbDb db)
    {
        var (userId, homes) = (caller.UserId, caller.CoHostedFor(Permission.ReadThread));
        return homes.Count == 0
            ? sides.Where(side => side.UserId == userId)
            : sides.Where(side =>
                side.UserId == userId
                || db.Threads.Any(thread =>
                    thread.Id == side.ThreadId
                    && thread.HostId == side.UserId
                    && thread.GuestId != userId
                    && homes.Contains(thread.ListingId)
                )
            );
    }

    public static IQueryable<ThreadSide> Unread(this IQueryable<ThreadSide> sides) =>
        sides.Where(side => side.Unread > 0);

    /// <summary>The thread, locked until the transaction ends: its messages come one after another.</summary>
    public static Task<MessageThread?> LockThread(this AirbnbDb db, Guid threadId, CancellationToken ct) =>
        db
            .Threads.FromSql($"SELECT * FROM threads WHERE id = {threadId} FOR NO KEY UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);

    /// <summary>
    /// Whether a stay of one at the other's was ever confirmed: from then on they know one another's names and may
    /// exchange what they like.
    /// </summary>
    public static Task<bool> KnowOneAnother(this AirbnbDb db, Guid one, Guid other, CancellationToken ct) =>
        db.Bookings.AnyAsync(
            booking =>
                booking.ConfirmedAt != null
                && (
                    (booking.GuestId == one && booking.HostId == other)
                    || (booking.GuestId == other && booking.HostId == one)
                ),
            ct
        );

    public static BookingSide Other(this BookingSide side) =>
        side is BookingSide.Guest ? BookingSide.Host : BookingSide.Guest;
}
