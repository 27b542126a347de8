using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Pricing.Policies;

/// <summary>A booking that there might be, and when its guest would cancel it.</summary>
/// <param name="At">When null: now, or at once when it is confirmed later.</param>
public sealed record Scenario(StayDates Dates, DateTimeOffset ConfirmedAt, DateTimeOffset? At, int GraceUsed);

/// <summary>What a cancellation would come to, and every deadline of the stay.</summary>
public sealed record SimulatedCancellation(
    CancellationPolicy Policy,
    CancellationFacts Facts,
    Settlement Settlement,
    IReadOnlyList<RefundDeadline> Deadlines
);

/// <summary>Answers what a guest would get back, without any booking.</summary>
public sealed class SimulateCancellation(AirbnbDb db, PriceStay price, PlatformClock clock)
{
    /// <summary>Of a stay at a home, at the price and by the clock of that home as it is now.</summary>
    public async Task<Result<SimulatedCancellation>> AtHome(
        Guid policyId,
        Guid listingId,
        Party party,
        Scenario scenario,
        Caller caller,
        CancellationToken ct
    )
    {
        var listings = db.Listings.AsNoTracking().VisibleTo(caller);
        if (await listings.SingleOrDefaultAsync(listing => listing.Id == listingId, ct) is not { } listing)
            return Error.NotFound;
        if (await Find(policyId, ct) is not { } policy)
            return Error.NotFound;
        if (listing.Lacks() is { } incomplete)
            return incomplete;
        var wish = new Wish(scenario.Dates, party, policy.Code is PolicyCode.NonRefundable);
        var paid = await price.Of(listing, wish, ct);
        return Simulate(policy, scenario, listing.HomeTime(), listing.Terms.CheckInTime, paid);
    }

    /// <summary>Of a stay that costs so much, in some zone.</summary>
    public async Task<Result<SimulatedCancellation>> Of(
        Guid policyId,
        HomeTime home,
        TimeOnly checkInTime,
        Price paid,
        Scenario scenario,
        CancellationToken ct
    ) => await Find(policyId, ct) is { } policy ? Simulate(policy, scenario, home, checkInTime, paid) : Error.NotFound;

    private Task<CancellationPolicy?> Find(Guid policyId, CancellationToken ct) =>
        db.CancellationPolicies.AsNoTracking().SingleOrDefaultAsync(policy => policy.Id == policyId, ct);

    private SimulatedCancellation Simulate(
        CancellationPolicy policy,
        Scenario scenario,
        HomeTime home,
        TimeOnly checkInTime,
        Price paid
    )
    {
        var facts = new CancellationFacts(
            scenario.At ?? (clock.Now > scenario.ConfirmedAt ? clock.Now : scenario.ConfirmedAt),
            scenario.ConfirmedAt,
            scenario.Dates,
            home,
            checkInTime,
            paid,
            scenario.GraceUsed
        );
        return new SimulatedCancellation(policy, facts, policy.Refund(facts), RefundDeadlines.Of(policy, facts));
    }
}
