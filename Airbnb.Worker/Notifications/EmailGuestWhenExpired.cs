using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Notifications;

/// <summary>Tells the guest that the nights are free again, as nobody paid.</summary>
public sealed class EmailGuestWhenExpired(AirbnbDb db, Mailer mailer) : IHandleStepwise<BookingExpired>
{
    private static readonly Error PaidAfterAll = new(
        "booking.paid_after_all",
        Kind.Conflict,
        "A late payment confirmed the booking."
    );

    public async Task<Result> Handle(BookingExpired message, CancellationToken ct)
    {
        if (await db.FindStay(message.BookingId, ct) is not { } stay)
            return Error.NotFound;
        if (stay.Booking.Status is not BookingStatus.Expired)
            return PaidAfterAll;
        return await mailer.Send(
            new Mail(stay.GuestAddress, "BookingExpiredGuest", message.BookingId, stay.Content),
            ct
        );
    }
}
