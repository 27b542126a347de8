using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Payments;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Bookings;

/// <summary>Asks for the payment when the request that accepted the alteration could not.</summary>
[RetriedForDays]
public sealed class OpenChargeOfAlteration(OpenAlterationCharge charge) : IHandleStepwise<AlterationAccepted>
{
    public Task<Result> Handle(AlterationAccepted message, CancellationToken ct) =>
        charge.Open(message.AlterationId, ct);
}

public sealed class ApplyPaidAlteration(FollowAlterationCharge follow) : IHandle<ChargeSucceeded>
{
    public Task<Result> Handle(ChargeSucceeded message, CancellationToken ct) =>
        follow.Paid(message.BookingId, message.ChargeId, ct);
}

public sealed class LapseUnpayableAlteration(FollowAlterationCharge follow) : IHandle<ChargeFailed>
{
    public Task<Result> Handle(ChargeFailed message, CancellationToken ct) =>
        follow.Failed(message.BookingId, message.ChargeId, ct);
}

[RetriedForDays]
public sealed class LapseOldAlteration(LapseAlteration lapse) : IHandleStepwise<AlterationDeadlinePassed>
{
    public Task<Result> Handle(AlterationDeadlinePassed message, CancellationToken ct) =>
        lapse.After(message.AlterationId, ct);
}

public sealed class FreeAlteredNightsWithoutAnswer(LapseAlteration lapse) : IHandleStepwise<AlterationGracePassed>
{
    public Task<Result> Handle(AlterationGracePassed message, CancellationToken ct) =>
        lapse.WithoutAnswer(message.AlterationId, ct);
}
