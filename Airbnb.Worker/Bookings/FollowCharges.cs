using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Payments;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Bookings;

public sealed class ConfirmPaidBooking(FollowCharge follow) : IHandle<ChargeSucceeded>
{
    public Task<Result> Handle(ChargeSucceeded message, CancellationToken ct) =>
        follow.Secured(message.BookingId, message.ChargeId, ct);
}

public sealed class AskHostWhenAuthorised(FollowCharge follow) : IHandle<ChargeAuthorised>
{
    public Task<Result> Handle(ChargeAuthorised message, CancellationToken ct) =>
        follow.Secured(message.BookingId, message.ChargeId, ct);
}

public sealed class ExpireWhenChargeFailed(FollowCharge follow) : IHandle<ChargeFailed>
{
    public Task<Result> Handle(ChargeFailed message, CancellationToken ct) =>
        follow.Failed(message.BookingId, message.ChargeId, ct);
}
