using Airbnb.Core.Access;
using Airbnb.Core.Delivery;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Messaging;

/// <summary>Opens threads and appends to them, in the caller's transaction.</summary>
public sealed class KeepMessages(AirbnbDb db)
{
    /// <summary>How long a message may stay unread before a mail tells of it.</summary>
    public static readonly TimeSpan TellAfter = TimeSpan.FromMinutes(5);

    /// <summary>The one thread of a guest about a home, locked; a new one when they have not written yet.</summary>
    public async Task<MessageThread> Open(
        Guid listingId,
        Guid guestId,
        Guid hostId,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        // Of two first messages at once, one makes the thread, and the other waits for it here.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO threads (id, listing_id, guest_id, host_id, message_count, created_at, last_message_at)
            VALUES ({Guid.CreateVersion7()}, {listingId}, {guestId}, {hostId}, 0, {now}, {now})
            ON CONFLICT (listing_id, guest_id) DO NOTHING
            """,
            ct
        );
        return await db
            .Threads.FromSql(
                $"SELECT * FROM threads WHERE listing_id = {listingId} AND guest_id = {guestId} FOR NO KEY UPDATE"
            )
            .AsTracking()
            .SingleAsync(ct);
    }

    /// <summary>Keeps a line of a locked thread, and brings it to both sides.</summary>
    public async Task Append(MessageThread thread, ThreadMessage message, CancellationToken ct)
    {
        db.Messages.Add(message);
        foreach (var side in await SidesOf(thread, ct))
        {
            var fromOther = message.SenderId is { } who && thread.SideOf(who) != thread.SideOf(side.UserId);
            side.Receive(message, fromOther);
            if (fromOther)
                TellLater(side, message);
        }
        db.Publish(new MessageWritten(message.Id, thread.GuestId, thread.HostId));
        await db.SaveChangesAsync(ct);
        await Deliver(thread, message, ct);
    }

    /// <summary>What waits for its mail already takes later messages along.</summary>
    private void TellLater(ThreadSide side, ThreadMessage message)
    {
        if (side.TellAt is not null)
            return;
        side.TellLater(message.SentAt + TellAfter);
        db.SetDeadline(side.TellAt!.Value, side.ThreadId, new UnreadMessagesDue(side.ThreadId, side.UserId));
    }

    private async Task<IReadOnlyList<ThreadSide>> SidesOf(MessageThread thread, CancellationToken ct)
    {
        var sides = await db.ThreadSides.AsTracking().Where(side => side.ThreadId == thread.Id).ToListAsync(ct);
        if (sides.Count > 0)
            return sides;
        sides = [Side(thread.GuestId), Side(thread.HostId)];
        db.ThreadSides.AddRange(sides);
        return sides;

        ThreadSide Side(Guid userId) => new() { ThreadId = thread.Id, UserId = userId };
    }

    /// <summary>
    /// Numbers it for all who read it, whose counters stay locked until the commit: a number is seen only with all before
    /// it. Everybody locks them in the order of their ids.
    /// </summary>
    private async Task Deliver(MessageThread thread, ThreadMessage message, CancellationToken ct)
    {
        var coHosts = await db
            .CoHosts.With(Permission.ReadThread)
            .Where(coHost => coHost.ListingId == thread.ListingId)
            .Select(coHost => coHost.UserId!.Value)
            .ToListAsync(ct);
        var readers = coHosts.Append(thread.GuestId).Append(thread.HostId).Distinct().ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH counters AS (
                INSERT INTO message_counters AS counter (user_id, last)
                SELECT id, 1 FROM unnest({readers}) AS reader (id) ORDER BY id
                ON CONFLICT (user_id) DO UPDATE SET last = counter.last + 1
                RETURNING user_id, last)
            INSERT INTO message_deliveries (user_id, number, message_id)
            SELECT user_id, last, {message.Id} FROM counters
            """,
            ct
        );
    }
}
