using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Bookings;

public sealed class BeginStay(FollowStay follow) : IHandle<CheckInPassed>
{
    public Task<Result> Handle(CheckInPassed message, CancellationToken ct) => follow.CheckIn(message.BookingId, ct);
}

public sealed class CompleteStay(FollowStay follow) : IHandle<CheckOutPassed>
{
    public Task<Result> Handle(CheckOutPassed message, CancellationToken ct) => follow.CheckOut(message.BookingId, ct);
}
