using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Delivery;
using Airbnb.Core.Messaging;
using Airbnb.Worker.Delivery;
using Airbnb.Worker.Notifications;

namespace Airbnb.Worker.Messaging;

/// <summary>What a booking's two people read in their thread.</summary>
public sealed class BookingEvents : IMessageTable
{
    public static IEnumerable<Type> Messages =>
        [
            typeof(BookingRequested),
            typeof(BookingConfirmed),
            typeof(BookingDeclined),
            typeof(BookingExpired),
            typeof(BookingCancelled),
            typeof(AlterationApplied),
        ];
}

[ForEachMessageOf<BookingEvents>]
public sealed class NoteInThreadOf<TMessage>(NoteBooking note) : IHandle<TMessage>
    where TMessage : IMessage
{
    public Task<Result> Handle(TMessage message, CancellationToken ct) =>
        note.Of(About.Of(message).BookingId!.Value, ct);
}
