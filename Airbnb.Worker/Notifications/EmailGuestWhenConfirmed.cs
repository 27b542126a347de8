using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Notifications;

/// <summary>Tells the guest that the stay is paid, where the home is and when they may come.</summary>
public sealed class EmailGuestWhenConfirmed(AirbnbDb db, Mailer mailer) : IHandleStepwise<BookingConfirmed>
{
    public async Task<Result> Handle(BookingConfirmed message, CancellationToken ct)
    {
        if (await db.FindStay(message.BookingId, ct) is not { } stay)
            return Error.NotFound;
        return await mailer.Send(
            new Mail(stay.GuestAddress, "BookingConfirmedGuest", message.BookingId, stay.Content),
            ct
        );
    }
}
