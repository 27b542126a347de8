using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Calendar.Feeds.Importing;
using Airbnb.Core.Delivery;
using Airbnb.Core.Payments;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Calendar;

/// <summary>Nights that a booking gives back are free only if no other platform has them.</summary>
[ForEachMessageOf<FreedNights>]
public sealed class MergeImportsAfter<TMessage>(MergeImports merge) : IHandle<TMessage>
    where TMessage : IMessage
{
    public Task<Result> Handle(TMessage message, CancellationToken ct) =>
        merge.AfterBooking(FreedNights.BookingOf(message), ct);
}

/// <summary>After what nights may be free that were not.</summary>
public sealed class FreedNights : IMessageTable
{
    public static IEnumerable<Type> Messages =>
        [
            typeof(BookingDeclined),
            typeof(BookingExpired),
            typeof(BookingCancelled),
            typeof(AlterationApplied),
            typeof(AlterationDeclined),
            typeof(AlterationWithdrawn),
            typeof(AlterationLapsed),
            typeof(PenaltyWaived),
        ];

    public static Guid BookingOf(IMessage message) =>
        message switch
        {
            BookingDeclined declined => declined.BookingId,
            BookingExpired expired => expired.BookingId,
            BookingCancelled cancelled => cancelled.BookingId,
            AlterationApplied altered => altered.BookingId,
            AlterationDeclined declined => declined.BookingId,
            AlterationWithdrawn withdrawn => withdrawn.BookingId,
            AlterationLapsed lapsed => lapsed.BookingId,
            PenaltyWaived waived => waived.BookingId,
            _ => throw new InvalidOperationException($"{message.GetType().Name} frees no nights."),
        };
}
