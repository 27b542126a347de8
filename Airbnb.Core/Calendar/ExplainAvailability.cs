using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Airbnb.Core.Calendar;

/// <param name="Broken">Every rule that speaks against the stay; none when it can be booked.</param>
/// <param name="Nearest">Stays of the same length that would work; empty when the wanted one does.</param>
public sealed record Availability(IReadOnlyList<Error> Broken, IReadOnlyList<StayDates> Nearest)
{
    public bool IsBookable => Broken.Count == 0;
}

/// <summary>Says whether a stay can be booked, all that speaks against it, and which stays near it would work.</summary>
public sealed class ExplainAvailability(AirbnbDb db, Occupancy occupancy, PlatformClock clock)
{
    public async Task<Result<Availability>> Of(StayRequest stay, Caller caller, CancellationToken ct)
    {
        var listings = db.Listings.AsNoTracking().VisibleTo(caller);
        if (await listings.SingleOrDefaultAsync(listing => listing.Id == stay.ListingId, ct) is not { } listing)
            return Error.NotFound;
        if (listing.Lacks() is { } incomplete)
            return incomplete;
        var broken = await occupancy.Broken(listing, stay, ct);
        return new Availability(broken, broken.Count == 0 ? [] : await Nearest(listing, stay, ct));
    }

    private async Task<IReadOnlyList<StayDates>> Nearest(Listing listing, StayRequest stay, CancellationToken ct)
    {
        var days = new NpgsqlRange<DateOnly>(
            stay.Dates.CheckIn.AddDays(-NearestStays.Reach),
            true,
            stay.Dates.CheckOut.AddDays(NearestStays.Reach + listing.Terms.PreparationNights),
            false
        );
        var rules = await db.StayRulesOf(listing.Id, days, ct);
        var occupied = await db.OccupiedAround(listing.Id, days, ct);
        return NearestStays.To(new Surroundings(listing, stay, occupied, rules, clock.Now));
    }
}
