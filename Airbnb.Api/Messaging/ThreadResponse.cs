using Airbnb.Core.Bookings;
using Airbnb.Core.Messaging;
using Airbnb.Core.Notifications;

namespace Airbnb.Api.Messaging;

/// <summary>What two people have written to one another about a home, as one of them has it.</summary>
/// <param name="Home">The title of the listing.</param>
/// <param name="As">Whether the caller is its guest or its host.</param>
/// <param name="With">The other's name; the given name alone until a stay of the two is confirmed.</param>
/// <param name="BookingId">The latest booking that came of it.</param>
/// <param name="Unread">Messages of the other's that the caller has not read.</param>
public sealed record ThreadResponse(
    Guid Id,
    Guid ListingId,
    string Home,
    BookingSide As,
    string With,
    Guid? BookingId,
    BookingStatus? BookingStatus,
    int Unread,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastMessageAt,
    MessageResponse? LastMessage
)
{
    public static ThreadResponse Of(SeenThread seen, Wording wording)
    {
        var thread = seen.Thread;
        return new ThreadResponse(
            thread.Id,
            thread.ListingId,
            seen.Home,
            seen.As,
            seen.OtherName,
            thread.BookingId,
            seen.Booking,
            seen.Side.Unread,
            thread.CreatedAt,
            thread.LastMessageAt,
            seen.Newest is { } newest
                ? MessageResponse.Of(new ReadMessage(newest, thread.GuestId, thread.HostId), wording)
                : null
        );
    }
}
