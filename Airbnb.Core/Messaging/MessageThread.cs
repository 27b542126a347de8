using Airbnb.Core.Bookings;
using Airbnb.Core.Messaging.Masking;

namespace Airbnb.Core.Messaging;

/// <summary>
/// What a guest and a host have written to one another about a home, from the first question on; bookings continue it.
/// </summary>
public sealed class MessageThread
{
    private MessageThread() { }

    public Guid Id { get; private init; }
    public Guid ListingId { get; private init; }
    public Guid GuestId { get; private init; }
    public Guid HostId { get; private init; }

    /// <summary>The latest that came of it; null while there is none.</summary>
    public Guid? BookingId { get; private set; }

    /// <summary>The number of the newest message.</summary>
    public int MessageCount { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset LastMessageAt { get; private set; }

    /// <summary>On which side somebody writes: all who are not the guest write in the host's name.</summary>
    public BookingSide SideOf(Guid userId) => userId == GuestId ? BookingSide.Guest : BookingSide.Host;

    /// <summary>Somebody of the two says something.</summary>
    public ThreadMessage Say(Guid senderId, MaskedText text, StayWish wish, DateTimeOffset now) =>
        Add(
            new ThreadMessage
            {
                ThreadId = Id,
                Number = MessageCount + 1,
                Kind = MessageKind.Text,
                SenderId = senderId,
                Text = text.Text,
                IsMasked = text.IsMasked,
                CheckIn = wish.CheckIn,
                CheckOut = wish.CheckOut,
                Guests = wish.Guests,
                SentAt = now,
            }
        );

    /// <summary>Something became of a booking of the two.</summary>
    public ThreadMessage Note(MessageKind kind, Booking booking, DateTimeOffset now)
    {
        if (BookingId is null || BookingId.Value.CompareTo(booking.Id) < 0)
            BookingId = booking.Id; // ids grow with time
        return Add(
            new ThreadMessage
            {
                ThreadId = Id,
                Number = MessageCount + 1,
                Kind = kind,
                BookingId = booking.Id,
                CheckIn = booking.CheckIn,
                CheckOut = booking.CheckOut,
                Guests = booking.Guests,
                SentAt = now,
            }
        );
    }

    private ThreadMessage Add(ThreadMessage message)
    {
        MessageCount = message.Number;
        if (message.SentAt > LastMessageAt)
            LastMessageAt = message.SentAt;
        return message;
    }
}
