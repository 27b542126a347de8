using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Payments;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Bookings;

public sealed class ConfirmPaidBooking(ConfirmBooking confirm) : IHandle<ChargeSucceeded>
{
    public Task<Result> Handle(ChargeSucceeded message, CancellationToken ct) =>
        confirm.Paid(message.BookingId, message.ChargeId, ct);
}
