using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Calendar;

/// <summary>Some nights of a home.</summary>
/// <param name="Version">Of the calendar: it moves with each edit, not with each booking.</param>
public sealed record NightsOfHome(long Version, IReadOnlyList<CalendarNight> Nights);

/// <summary>Says of each night of a home whether it can be had, why not, and at what price.</summary>
public sealed class ReadCalendar(AirbnbDb db, PlatformClock clock)
{
    public const int MostNights = 400;
    private const int NightsUnlessAsked = 30;

    /// <param name="from">Today at the home when null.</param>
    /// <param name="to">The day after the last night; a month on when null.</param>
    public async Task<Result<NightsOfHome>> Of(
        Guid listingId,
        DateOnly? from,
        DateOnly? to,
        Caller caller,
        CancellationToken ct
    )
    {
        var listings = db.Listings.AsNoTracking().VisibleTo(caller);
        if (await listings.SingleOrDefaultAsync(listing => listing.Id == listingId, ct) is not { } listing)
            return Error.NotFound;
        if (listing.Lacks() is { } incomplete)
            return incomplete;
        var first = from ?? listing.HomeTime().Today(clock.Now);
        var period = StayDates.Of(first, to ?? first.AddDays(NightsUnlessAsked));
        if (period.Error is { } error)
            return error;
        var facts = new NightFacts(
            listing,
            // A stay from the evening before the period may need to be prepared after.
            await db.OccupiedAround(listing.Id, period.Value.Padded(listing.Terms.PreparationNights), ct),
            await db.StayRulesOf(listing.Id, period.Value.ToRange(), ct),
            new NightPrices(listing.Rates, await db.NightPricesOf(listing.Id, period.Value, ct)),
            clock.Now,
            ForHost: caller.May(Permission.ReadHomeInside, Resource.Of(listing))
        );
        return new NightsOfHome(listing.CalendarVersion, [.. period.Value.EachNight().Select(facts.Of)]);
    }
}
