using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Airbnb.Core.Calendar;

/// <param name="Date">Of the evening.</param>
/// <param name="Available">Whether some stay could have the night; who has it instead is nobody's business.</param>
public sealed record CalendarNight(DateOnly Date, bool Available, Money Price);

/// <summary>Says of each night of a home whether it can be had, and at what price.</summary>
public sealed class ReadCalendar(AirbnbDb db, PlatformClock clock)
{
    public const int MostNights = 400;
    private const int NightsUnlessAsked = 30;

    /// <param name="from">Today at the home when null.</param>
    /// <param name="to">The day after the last night; a month on when null.</param>
    public async Task<Result<IReadOnlyList<CalendarNight>>> Of(
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
        var prices = new NightPrices(listing.Rates, await db.NightPricesOf(listing.Id, period.Value, ct));
        return Nights(listing, period.Value, await Occupied(listing, period.Value, ct), prices);
    }

    private Task<List<Ranges>> Occupied(Listing listing, StayDates period, CancellationToken ct)
    {
        // A stay from the evening before the period may need to be prepared after.
        var around = period.Padded(listing.Terms.PreparationNights);
        var own = db.Occupied.Where(occupied => occupied.ListingId == listing.Id);
        return own.Where(occupied => occupied.Nights.Overlaps(around))
            .Union(own.Where(occupied => occupied.Padded!.Value.Overlaps(around)))
            .Select(occupied => new Ranges(occupied.Nights, occupied.Padded))
            .ToListAsync(ct);
    }

    private List<CalendarNight> Nights(Listing listing, StayDates period, List<Ranges> occupied, NightPrices prices)
    {
        var (home, terms, now) = (listing.HomeTime(), listing.Terms, clock.Now);
        var today = home.Today(now);
        var first = StayRules.FirstCheckIn(terms, today, home.TimeOfDay(now));
        var last = StayRules.LastCheckOut(terms, today);
        return
        [
            .. period
                .EachNight()
                .Select(night => new CalendarNight(
                    night,
                    listing.IsOpen(now)
                        && night >= first
                        && night < last
                        && !occupied.Exists(ranges => ranges.Hinder(night, terms.PreparationNights)),
                    prices.Of(night)
                )),
        ];
    }

    private sealed record Ranges(NpgsqlRange<DateOnly> Nights, NpgsqlRange<DateOnly>? Padded)
    {
        /// <summary>Whether even a stay of that one night would be in the way of this one.</summary>
        public bool Hinder(DateOnly night, int preparationNights) =>
            Touches(Nights, night, night)
            || (Padded is { } padded && Touches(padded, night, night.AddDays(preparationNights)));

        private static bool Touches(NpgsqlRange<DateOnly> range, DateOnly first, DateOnly last) =>
            range.LowerBound <= last && first < range.UpperBound;
    }
}
