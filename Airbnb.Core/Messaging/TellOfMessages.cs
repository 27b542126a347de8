using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Messaging;

/// <summary>What somebody has not read for a while, and was not told of.</summary>
/// <param name="Count">How many messages of the other's.</param>
public sealed record UnreadMessages(MessageThread Thread, ThreadMessage Newest, int Count);

/// <summary>
/// Decides whether a mail is needed about what waits unread in a thread: one for all that came since its reader last
/// read, answered or was told. What has not waited for long enough is looked at again when it has.
/// </summary>
public sealed class TellOfMessages(AirbnbDb db, PlatformClock clock)
{
    /// <summary>In the caller's transaction, which tells of what is found. Null when there is nothing to tell, or yet.</summary>
    public async Task<UnreadMessages?> Look(Guid threadId, Guid userId, CancellationToken ct)
    {
        if (await db.LockThread(threadId, ct) is not { } thread)
            return null;
        var side = await db
            .ThreadSides.AsTracking()
            .SingleAsync(side => side.ThreadId == threadId && side.UserId == userId, ct);
        var found = Decide(side, await Waiting(thread, side, ct));
        await db.SaveChangesAsync(ct);
        return found is null
            ? null
            : new UnreadMessages(thread, await Message(threadId, found.Newest, ct), found.Count);
    }

    private Unread? Decide(ThreadSide side, Unread? waiting)
    {
        if (waiting is null)
        {
            side.NothingToTell();
            return null;
        }
        var due = waiting.Since + KeepMessages.TellAfter;
        if (due > clock.Now)
        {
            side.TellLater(due);
            db.SetDeadline(due, side.ThreadId, new UnreadMessagesDue(side.ThreadId, side.UserId));
            return null;
        }
        side.Tell(waiting.Newest);
        return waiting;
    }

    private async Task<Unread?> Waiting(MessageThread thread, ThreadSide side, CancellationToken ct)
    {
        var (guestId, isGuest) = (thread.GuestId, side.UserId == thread.GuestId);
        var messages = db.Messages.Where(message => message.ThreadId == side.ThreadId);
        var answers = messages.Where(m => m.SenderId != null && (m.SenderId == guestId) == isGuest);
        var answered = await answers.MaxAsync(m => (int?)m.Number, ct) ?? 0;
        var known = Math.Max(answered, Math.Max(side.ReadUpTo, side.ToldUpTo));
        return await messages
            .Where(message => message.Number > known && message.SenderId != null)
            .GroupBy(message => message.ThreadId)
            .Select(waiting => new Unread(
                waiting.Count(),
                waiting.Max(message => message.Number),
                waiting.Min(message => message.SentAt)
            ))
            .SingleOrDefaultAsync(ct);
    }

    private Task<ThreadMessage> Message(Guid threadId, int number, CancellationToken ct) =>
        db.Messages.AsNoTracking().SingleAsync(m => m.ThreadId == threadId && m.Number == number, ct);

    private sealed record Unread(int Count, int Newest, DateTimeOffset Since);
}
