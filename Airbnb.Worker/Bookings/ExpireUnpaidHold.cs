using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Bookings;

[RetriedForDays]
public sealed class ExpireUnpaidHold(ExpireHold expire) : IHandleStepwise<HoldDeadlinePassed>
{
    public Task<Result> Handle(HoldDeadlinePassed message, CancellationToken ct) => expire.After(message.BookingId, ct);
}

public sealed class FreeNightsWithoutAnswer(ExpireHold expire) : IHandleStepwise<HoldGracePassed>
{
    public Task<Result> Handle(HoldGracePassed message, CancellationToken ct) =>
        expire.WithoutAnswer(message.BookingId, ct);
}
