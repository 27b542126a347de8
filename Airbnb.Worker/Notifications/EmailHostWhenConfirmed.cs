using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Notifications;

/// <summary>Tells the host who comes and what they will be paid.</summary>
public sealed class EmailHostWhenConfirmed(AirbnbDb db, Mailer mailer) : IHandleStepwise<BookingConfirmed>
{
    public async Task<Result> Handle(BookingConfirmed message, CancellationToken ct)
    {
        if (await db.FindStay(message.BookingId, ct) is not { } stay)
            return Error.NotFound;
        return await mailer.Send(
            new Mail(stay.HostAddress, "BookingConfirmedHost", message.BookingId, stay.Content),
            ct
        );
    }
}
