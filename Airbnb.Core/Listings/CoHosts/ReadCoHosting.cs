using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.CoHosts;

/// <summary>Says which homes of others somebody works on, and at which level.</summary>
public sealed class ReadCoHosting(AirbnbDb db)
{
    public Task<List<CoHosting>> Of(Guid userId, CancellationToken ct) =>
        db
            .CoHosts.Where(coHost => coHost.UserId == userId)
            .Select(coHost => new CoHosting(coHost.ListingId, coHost.Level))
            .ToListAsync(ct);
}
