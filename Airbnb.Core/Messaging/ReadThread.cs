using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Messaging;

/// <summary>Notes how far somebody has read a thread. What was read stays read.</summary>
public sealed class ReadThread(AirbnbDb db)
{
    /// <param name="upTo">The newest message that they have seen: what came since is not read. Null for all.</param>
    public Task<Result> UpTo(Guid threadId, Guid? upTo, Caller caller, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (!await db.Threads.VisibleTo(caller).AnyAsync(thread => thread.Id == threadId, ct))
                    return Error.NotFound;
                var thread = (await db.LockThread(threadId, ct))!;
                if (await NumberOf(thread, upTo, ct) is not { } number)
                    return Error.NotFound;
                var side = await db
                    .ThreadSides.VisibleTo(caller, db)
                    .AsTracking()
                    .SingleAsync(side => side.ThreadId == threadId, ct);
                if (number <= side.ReadUpTo)
                    return Result.Done;
                side.Read(number, await Unread(thread, number, side, ct));
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    private async Task<int?> NumberOf(MessageThread thread, Guid? messageId, CancellationToken ct) =>
        messageId is null
            ? thread.MessageCount
            : await db
                .Messages.Where(message => message.ThreadId == thread.Id && message.Id == messageId)
                .Select(message => (int?)message.Number)
                .SingleOrDefaultAsync(ct);

    private Task<int> Unread(MessageThread thread, int readUpTo, ThreadSide side, CancellationToken ct)
    {
        var (threadId, guestId, isGuest) = (thread.Id, thread.GuestId, side.UserId == thread.GuestId);
        return db.Messages.CountAsync(
            message =>
                message.ThreadId == threadId
                && message.Number > readUpTo
                && message.SenderId != null
                && (message.SenderId == guestId) != isGuest,
            ct
        );
    }
}
