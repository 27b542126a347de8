using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.Amenities;

/// <summary>Adds an amenity to the catalogue, or says it anew.</summary>
public sealed class SetAmenity(AirbnbDb db, PlatformClock clock)
{
    public Task<Result<Amenity>> To(
        string code,
        AmenityCategory category,
        AmenityNames names,
        bool retired,
        Act act,
        CancellationToken ct
    ) =>
        db.InTransaction<Amenity>(
            async () =>
            {
                // Two at once would both find nothing to change.
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('airbnb.amenities'))", ct);
                var known = await db.Amenities.SingleOrDefaultAsync(known => known.Code == code, ct);
                var before = known is null ? null : StateOf(known);
                var amenity = known ?? db.Amenities.Add(New(code, category, names)).Entity;
                amenity.Category = category;
                amenity.Names = names;
                amenity.RetiredAt = retired ? amenity.RetiredAt ?? clock.Now : null;
                db.Audit(act, "amenity_set", code, before, StateOf(amenity));
                await db.SaveChangesAsync(ct);
                return amenity;
            },
            ct
        );

    private static object StateOf(Amenity amenity) =>
        new
        {
            amenity.Category,
            amenity.Names,
            Retired = amenity.RetiredAt is not null,
        };

    private static Amenity New(string code, AmenityCategory category, AmenityNames names) =>
        new()
        {
            Code = code,
            Category = category,
            Names = names,
        };
}
