using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Payments.Payouts;

public sealed class PayoutsGroup : Group
{
    public PayoutsGroup() => Configure("payouts", endpoint => endpoint.Description(route => route.WithTags("Payouts")));
}

public sealed record PayoutsQuery
{
    public PayoutStatus? Status { get; init; }
    public Guid? BookingId { get; init; }
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class PayoutsQueryValidator : Validator<PayoutsQuery>
{
    public PayoutsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

/// <summary>What the caller, as a host, was sent and will be, newest first.</summary>
public sealed class ListPayouts(AirbnbDb db, CurrentUser user) : Endpoint<PayoutsQuery, Page<PayoutResponse>>
{
    public override void Configure()
    {
        Get("");
        Group<PayoutsGroup>();
        Summary(summary =>
        {
            summary.Summary = "List the caller's payouts";
            summary.Description =
                "A stay is paid out 24 hours after check-in; of 28 nights or more, every 30 nights. What the host owes "
                + "is taken first.";
        });
        Description(route => route.Needs(Permission.UseOwn).Refuses(400, 401));
    }

    public override async Task HandleAsync(PayoutsQuery request, CancellationToken ct)
    {
        var page = await Wanted(request).ToPage(PayoutResponse.Of, request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }

    private IQueryable<Payout> Wanted(PayoutsQuery query)
    {
        var payouts = db.Payouts.Where(payout => payout.HostId == user.Id);
        if (query.Status is { } status)
            payouts = payouts.Where(payout => payout.Status == status);
        return query.BookingId is { } bookingId ? payouts.Where(payout => payout.BookingId == bookingId) : payouts;
    }
}
