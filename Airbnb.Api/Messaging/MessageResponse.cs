using Airbnb.Core.Bookings;
using Airbnb.Core.Messaging;
using Airbnb.Core.Notifications;

namespace Airbnb.Api.Messaging;

/// <summary>A line of a thread, as both sides read it.</summary>
/// <param name="From">Who wrote it; null for what the platform notes about a booking.</param>
/// <param name="Text">What they wrote, or, of the platform's lines, the words for it in the caller's language.</param>
/// <param name="Masked">Contact details were taken out: the two have no confirmed stay yet.</param>
/// <param name="BookingId">The booking that a line of the platform's is about.</param>
/// <param name="CheckIn">The stay that is asked or told about, as far as it was said.</param>
public sealed record MessageResponse(
    Guid Id,
    Guid ThreadId,
    MessageKind Kind,
    BookingSide? From,
    string Text,
    bool Masked,
    Guid? BookingId,
    DateOnly? CheckIn,
    DateOnly? CheckOut,
    int? Guests,
    DateTimeOffset SentAt
)
{
    public static MessageResponse Of(ReadMessage read, Wording wording)
    {
        var message = read.Message;
        return new MessageResponse(
            message.Id,
            message.ThreadId,
            message.Kind,
            read.From,
            message.Text ?? Words(message, wording),
            message.IsMasked,
            message.BookingId,
            message.CheckIn,
            message.CheckOut,
            message.Guests,
            message.SentAt
        );
    }

    private static string Words(ThreadMessage message, Wording wording) =>
        wording.ThreadLine(
            message.Kind,
            new NoticeFacts
            {
                CheckIn = message.CheckIn,
                CheckOut = message.CheckOut,
                Guests = message.Guests,
            }
        );
}
