using Airbnb.Core.Bookings;
using Airbnb.Core.Limits;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Messaging;

/// <summary>What somebody has just written, and where it went.</summary>
public sealed record WrittenMessage(MessageThread Thread, ThreadMessage Message);

/// <summary>
/// A guest asks a host about a home, and the two write on. Until a stay of one at the other's is confirmed, contact
/// details are taken out before the text is kept.
/// </summary>
public sealed class WriteMessage(
    AirbnbDb db,
    KeepMessages keep,
    KeepEnquiries enquiries,
    HideContacts hide,
    RateLimits limits,
    PlatformClock clock
)
{
    public const int LongestText = 2_000;

    /// <summary>A question about a home: it opens the guest's thread about it, or continues it.</summary>
    public Task<Result<WrittenMessage>> Enquire(
        Guid listingId,
        string text,
        StayWish wish,
        Caller caller,
        CancellationToken ct
    ) =>
        db.InTransaction(
            async () =>
            {
                var listing = await db
                    .Listings.VisibleTo(caller)
                    .Where(listing => listing.Id == listingId)
                    .Select(listing => new { listing.HostId })
                    .SingleOrDefaultAsync(ct);
                if (listing is null)
                    return Error.NotFound;
                var guestId = caller.UserId!.Value;
                if (listing.HostId == guestId)
                    return MessagingErrors.OwnListing;
                var thread = await keep.Open(listingId, guestId, listing.HostId, clock.Now, ct);
                return await Say(thread, text, wish, guestId, ct);
            },
            ct
        );

    /// <summary>Somebody goes on in a thread of theirs.</summary>
    public Task<Result<WrittenMessage>> Reply(Guid threadId, string text, Caller caller, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (!await db.Threads.VisibleTo(caller).AnyAsync(thread => thread.Id == threadId, ct))
                    return Error.NotFound;
                var thread = (await db.LockThread(threadId, ct))!;
                return await Say(thread, text, StayWish.None, caller.UserId!.Value, ct);
            },
            ct
        );

    private async Task<Result<WrittenMessage>> Say(
        MessageThread thread,
        string text,
        StayWish wish,
        Guid senderId,
        CancellationToken ct
    )
    {
        var taken = await limits.Take(LimitGroup.Messages, RateLimits.Of(senderId));
        if (!taken.Granted)
            return MessagingErrors.TooManyMessages(taken.Wait);
        var now = clock.Now;
        var isFirst = thread.MessageCount == 0;
        var message = thread.Say(senderId, await hide.In(text, thread, senderId, ct), wish, now);
        await keep.Append(thread, message, ct);
        if (thread.SideOf(senderId) is BookingSide.Host)
            await enquiries.Answer(thread, now, ct);
        else if (isFirst)
            await enquiries.Ask(thread, now, ct);
        return new WrittenMessage(thread, message);
    }
}
