using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Messaging;

/// <summary>A message and the two whom it is between.</summary>
public sealed record ReadMessage(ThreadMessage Message, Guid GuestId, Guid HostId)
{
    /// <summary>Who wrote it; null for the platform.</summary>
    public BookingSide? From =>
        Message.SenderId is not { } sender ? null
        : sender == GuestId ? BookingSide.Guest
        : BookingSide.Host;
}

/// <summary>A message as one person is brought it: the number tells where their stream goes on.</summary>
public sealed record BroughtMessage(long Number, ReadMessage Read);

/// <summary>Reads the messages of the caller's threads.</summary>
public sealed class ReadMessages(AirbnbDb db, TimeProvider time)
{
    /// <summary>Of one thread, the newest first. Null when there is no such thread for them.</summary>
    /// <param name="before">Only those with a lower number.</param>
    public async Task<List<ReadMessage>?> Of(Guid threadId, Caller caller, int before, int limit, CancellationToken ct)
    {
        var thread = await db
            .Threads.VisibleTo(caller)
            .AsNoTracking()
            .SingleOrDefaultAsync(thread => thread.Id == threadId, ct);
        if (thread is null)
            return null;
        var messages = await db
            .Messages.AsNoTracking()
            .Where(message => message.ThreadId == threadId && message.Number < before)
            .OrderByDescending(message => message.Number)
            .Take(limit)
            .ToListAsync(ct);
        return [.. messages.Select(message => new ReadMessage(message, thread.GuestId, thread.HostId))];
    }

    /// <summary>The number of the newest message that somebody was brought; 0 when there is none.</summary>
    public Task<long> Newest(Guid userId, CancellationToken ct) =>
        db
            .MessageCounters.Where(counter => counter.UserId == userId)
            .Select(counter => counter.Last)
            .SingleOrDefaultAsync(ct);

    /// <summary>
    /// Brings what came to somebody after the number, the oldest first; null once the session, in whose name it is read,
    /// has ended.
    /// </summary>
    public async Task<IReadOnlyList<BroughtMessage>?> Since(
        long number,
        Guid userId,
        Guid sessionId,
        int limit,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        if (!await db.Sessions.AnyAsync(session => session.Id == sessionId && session.ExpiresAt > now, ct))
            return null;
        var readers = db.CoHosts.With(Permission.ReadThread);
        return await (
            from delivery in db.MessageDeliveries.AsNoTracking()
            where delivery.UserId == userId && delivery.Number > number
            orderby delivery.Number
            join message in db.Messages on delivery.MessageId equals message.Id
            join thread in db.Threads on message.ThreadId equals thread.Id
            // What came to them as a co-host is theirs to read for as long as they are one.
            where
                thread.GuestId == userId
                || thread.HostId == userId
                || readers.Any(coHost => coHost.ListingId == thread.ListingId && coHost.UserId == userId)
            select new BroughtMessage(delivery.Number, new ReadMessage(message, thread.GuestId, thread.HostId))
        )
            .Take(limit)
            .ToListAsync(ct);
    }
}
