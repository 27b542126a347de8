using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Pricing.Policies;

public static class PolicyQueries
{
    /// <summary>The version that new quotes go by on this day.</summary>
    public static Task<CancellationPolicy> PolicyInForce(
        this AirbnbDb db,
        PolicyCode code,
        DateOnly day,
        CancellationToken ct
    ) =>
        db
            .CancellationPolicies.AsNoTracking()
            .Where(policy => policy.Code == code && policy.ValidFrom <= day)
            .OrderByDescending(policy => policy.Version)
            .FirstAsync(ct);

    /// <summary>The version that something was booked with.</summary>
    public static Task<CancellationPolicy> PolicyOf(this AirbnbDb db, Guid policyId, CancellationToken ct) =>
        db.CancellationPolicies.AsNoTracking().SingleAsync(policy => policy.Id == policyId, ct);
}
