using Airbnb.Core.Access;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.Statistics;

/// <summary>Of stays that begin in a month, in one currency.</summary>
/// <param name="Total">What its host gets for them, after the host's fee.</param>
/// <param name="AverageNight">Null when no night of them was stayed.</param>
public sealed record EarningsOfMonth(Money Total, int Nights, Money? AverageNight);

/// <summary>A home's month, by the days at the home.</summary>
/// <param name="Views">By others than its host.</param>
/// <param name="Bookings">Confirmed within the month, whenever their stays are.</param>
/// <param name="NightsOpen">Nights of the month that the host did not close.</param>
public sealed record MonthOfHome(
    DateOnly Month,
    long Views,
    int Bookings,
    int NightsBooked,
    int NightsOpen,
    IReadOnlyList<EarningsOfMonth> Earnings
)
{
    private const int Whole = 10_000;

    /// <summary>Bookings for each view, in basis points; null when nobody looked.</summary>
    public int? Conversion => Views == 0 ? null : (int)(Bookings * Whole / Views);

    /// <summary>Nights that are booked, of those that were open, in basis points; null when none was.</summary>
    public int? Occupancy => NightsOpen == 0 ? null : NightsBooked * Whole / NightsOpen;
}

public static class StatisticsErrors
{
    public static readonly Error Period = new(
        "statistics.period",
        Kind.Refused,
        $"From a month to the same or a later one, {ReadStatistics.MostMonths} at most."
    );
}

/// <summary>How a home does, month by month: from views, bookings, occupied nights and the journal.</summary>
public sealed class ReadStatistics(AirbnbDb db, PlatformClock clock)
{
    public const int MostMonths = 36;

    /// <param name="from">A day of the first month; a year ago when null.</param>
    /// <param name="to">A day of the last month; this month when null.</param>
    public async Task<Result<IReadOnlyList<MonthOfHome>>> Of(
        Guid listingId,
        DateOnly? from,
        DateOnly? to,
        Caller caller,
        CancellationToken ct
    )
    {
        var listings = db.Listings.AsNoTracking().AllowedTo(caller, Permission.ReadEarnings);
        if (await listings.SingleOrDefaultAsync(listing => listing.Id == listingId, ct) is not { } listing)
            return Error.NotFound;
        if (listing.Lacks() is { } incomplete)
            return incomplete;
        var last = FirstOf(to ?? listing.HomeTime().Today(clock.Now));
        var first = FirstOf(from ?? last.AddMonths(-11));
        if (first > last || first.AddMonths(MostMonths) <= last)
            return StatisticsErrors.Period;
        var figures = await Figures(listing, first, last, ct);
        var earned = await Earnings(listing, first, last.AddMonths(1), ct);
        return figures.ConvertAll(month => new MonthOfHome(
            month.Month,
            month.Views,
            month.Bookings,
            month.NightsBooked,
            month.NightsOpen,
            [.. earned.Where(part => part.Month == month.Month).Select(EarningsOf)]
        ));
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private sealed record Figure(DateOnly Month, long Views, int Bookings, int NightsBooked, int NightsOpen);

    private Task<List<Figure>> Figures(Listing listing, DateOnly first, DateOnly last, CancellationToken ct) =>
        db
            .Database.SqlQuery<Figure>(
                $"""
                SELECT m.first AS "Month",
                    (SELECT coalesce(sum(v.views), 0) FROM listing_views v
                     WHERE v.listing_id = {listing.Id} AND v.day >= m.first AND v.day < m.next) AS "Views",
                    (SELECT count(*)::int FROM bookings b WHERE b.listing_id = {listing.Id}
                     AND b.confirmed_at >= timezone({listing.Place.TimeZone!}, m.first::timestamp)
                     AND b.confirmed_at < timezone({listing.Place.TimeZone!}, m.next::timestamp)) AS "Bookings",
                    coalesce(sum(upper(o.part) - lower(o.part)) FILTER (WHERE o.kind = 'stay'), 0)::int
                        AS "NightsBooked",
                    (m.next - m.first)
                        - coalesce(sum(upper(o.part) - lower(o.part)) FILTER (WHERE o.source_id = {listing.Id}), 0)::int
                        AS "NightsOpen"
                FROM (SELECT month::date AS first, (month + interval '1 month')::date AS next
                      FROM generate_series({first}::timestamp, {last}::timestamp, interval '1 month') month) m
                LEFT JOIN LATERAL (
                    SELECT kind, source_id, nights * daterange(m.first, m.next) AS part FROM occupied
                    WHERE listing_id = {listing.Id} AND nights && daterange(m.first, m.next)) o ON true
                GROUP BY m.first, m.next ORDER BY m.first
                """
            )
            .ToListAsync(ct);

    private sealed record Earned(DateOnly Month, string Currency, long Amount, int Nights);

    /// <summary>All that the journal says of the stays and not of how their host was paid.</summary>
    private Task<List<Earned>> Earnings(Listing listing, DateOnly first, DateOnly end, CancellationToken ct)
    {
        var payouts = PayoutJournal.Kinds.ToArray();
        return db
            .Database.SqlQuery<Earned>(
                $"""
                SELECT date_trunc('month', b.check_in)::date AS "Month", b.currency AS "Currency",
                    coalesce(sum(e.amount), 0)::bigint AS "Amount", coalesce(sum(n.nights), 0)::int AS "Nights"
                FROM bookings b
                CROSS JOIN LATERAL (
                    SELECT -sum(l.amount) AS amount FROM journal_entries j JOIN journal_lines l ON l.entry_id = j.id
                    WHERE j.booking_id = b.id AND j.kind <> ALL ({payouts})
                    AND l.account IN ('host_payable', 'host_receivable')) e
                CROSS JOIN LATERAL (
                    SELECT sum(upper(o.nights) - lower(o.nights)) AS nights FROM occupied o
                    WHERE o.source_id = b.id AND o.kind = 'stay') n
                WHERE b.listing_id = {listing.Id} AND b.check_in >= {first} AND b.check_in < {end}
                AND b.confirmed_at IS NOT NULL
                GROUP BY 1, 2 ORDER BY 1, 2
                """
            )
            .ToListAsync(ct);
    }

    private static EarningsOfMonth EarningsOf(Earned earned) =>
        new(
            new Money(earned.Amount, earned.Currency),
            earned.Nights,
            earned.Nights == 0 ? null : new Money(earned.Amount / earned.Nights, earned.Currency)
        );
}
