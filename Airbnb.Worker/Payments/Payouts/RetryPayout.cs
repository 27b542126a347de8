using Airbnb.Core;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Payments.Payouts;

[RetriedForDays]
public sealed class RetryPayout(RetryPayouts retry) : IHandleStepwise<PayoutTryDue>
{
    public Task<Result> Handle(PayoutTryDue message, CancellationToken ct) =>
        retry.Of(message.BookingId, message.Tries, ct);
}

public sealed class RetryPayoutsOfChangedAccount(RetryPayouts retry) : IHandle<HostAccountChanged>
{
    public Task<Result> Handle(HostAccountChanged message, CancellationToken ct) => retry.OfHost(message.UserId, ct);
}

/// <summary>What the event says is not believed: it only tells which account to read from the gateway again.</summary>
[RetriedForDays]
public sealed class FollowHostAccountOnEvent(AirbnbDb db, IPaymentGateway gateway, FollowHostAccount follow)
    : IHandleStepwise<GatewayEventReceived>
{
    public async Task<Result> Handle(GatewayEventReceived message, CancellationToken ct)
    {
        var received = await db
            .GatewayEvents.AsNoTracking()
            .SingleAsync(e => e.Gateway == message.Gateway && e.EventId == message.EventId, ct);
        var subject = gateway.SubjectOf(received);
        return subject.Kind is SubjectKind.Account ? await follow.Read(subject.Id, ct) : Result.Done;
    }
}
