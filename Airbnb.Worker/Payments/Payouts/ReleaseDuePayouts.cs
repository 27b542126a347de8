using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Payments.Payouts;

public sealed class ReleaseDuePayout(ReleasePayouts release) : IHandle<PayoutDue>
{
    public Task<Result> Handle(PayoutDue message, CancellationToken ct) => release.Of(message.BookingId, 0, ct);
}

/// <summary>Less of a stay may be the host's now, or the rest of it due at once.</summary>
public sealed class ReleasePayoutOfCancelledStay(ReleasePayouts release) : IHandle<BookingCancelled>
{
    public Task<Result> Handle(BookingCancelled message, CancellationToken ct) => release.Of(message.BookingId, 0, ct);
}

/// <summary>The price of the stay is another now, or its plan.</summary>
public sealed class ReleasePayoutOfAlteredStay(ReleasePayouts release) : IHandle<AlterationApplied>
{
    public Task<Result> Handle(AlterationApplied message, CancellationToken ct) => release.Of(message.BookingId, 0, ct);
}

/// <summary>What was kept back while the bank decided.</summary>
public sealed class ReleaseHeldPayout(ReleasePayouts release) : IHandle<DisputeClosed>
{
    public Task<Result> Handle(DisputeClosed message, CancellationToken ct) => release.Of(message.BookingId, 0, ct);
}

/// <summary>The price may have changed while the money was on its way.</summary>
public sealed class CheckSentPayout(AirbnbDb db, ReleasePayouts release) : IHandle<PayoutSent>
{
    public async Task<Result> Handle(PayoutSent message, CancellationToken ct)
    {
        var bookingId = await db.Payouts.Where(p => p.Id == message.PayoutId).Select(p => p.BookingId).SingleAsync(ct);
        return await release.Of(bookingId, 0, ct);
    }
}
