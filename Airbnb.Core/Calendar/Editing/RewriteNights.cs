using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Airbnb.Core.Calendar.Editing;

/// <summary>
/// Turns changes of nights into rows: what lay across an edge is split there, what is now the same becomes one. Call it
/// inside the transaction of the use case, with the home locked.
/// </summary>
public sealed class RewriteNights(AirbnbDb db)
{
    public async Task<Result> All(Listing listing, IReadOnlyList<CalendarChange> changes, CancellationToken ct)
    {
        if (changes.Where(change => change.SetsPrice).ToList() is { Count: > 0 } prices)
            await Prices(listing, prices, ct);
        if (changes.Where(change => change.Open is not null).ToList() is { Count: > 0 } closures)
        {
            if (await TakenAmong(listing.Id, closures, ct) is { Count: > 0 } taken)
                return CalendarErrors.Taken(taken);
            await Closures(listing.Id, closures, ct);
        }
        if (changes.Where(change => change.SetsRule).ToList() is { Count: > 0 } rules)
            return await Rules(listing, rules, ct);
        return Result.Done;
    }

    private async Task Prices(Listing listing, IReadOnlyList<CalendarChange> changes, CancellationToken ct)
    {
        var all = Span(changes);
        var rows = db.NightPrices.Where(price =>
            price.ListingId == listing.Id && price.Kind == NightPriceKind.Date && price.Nights.Overlaps(all)
        );
        var map = new NightMap<DatePrice>();
        foreach (var row in await rows.AsNoTracking().ToListAsync(ct))
            map.Set(row.Nights, new DatePrice(row.Amount, row.Name));
        foreach (var change in changes)
            map.Change(
                change.Nights.ToRange(),
                _ => change.Price is { } price ? new DatePrice(price.Amount, change.PriceName) : null
            );
        await rows.ExecuteDeleteAsync(ct);
        db.NightPrices.AddRange(
            map.Ranges()
                .Select(range => new NightPrice
                {
                    ListingId = listing.Id,
                    Kind = NightPriceKind.Date,
                    Nights = range.Nights,
                    Amount = range.Value.Amount,
                    Name = range.Value.Name,
                })
        );
    }

    private async Task<IReadOnlyList<NpgsqlRange<DateOnly>>> TakenAmong(
        Guid listingId,
        IReadOnlyList<CalendarChange> changes,
        CancellationToken ct
    )
    {
        var all = Span(changes);
        var others = await db
            .Occupied.Where(other => other.ListingId == listingId && other.Nights.Overlaps(all))
            .Where(other => other.SourceId != listingId)
            .OrderBy(other => other.Nights)
            .Select(other => other.Nights)
            .ToListAsync(ct);
        var closed = changes.Where(change => change.Open is false).Select(change => change.Nights.ToRange()).ToList();
        return [.. others.Where(nights => closed.Exists(range => range.Meets(nights)))];
    }

    private async Task Closures(Guid listingId, IReadOnlyList<CalendarChange> changes, CancellationToken ct)
    {
        var all = Span(changes);
        var rows = db.Occupied.Where(row => row.SourceId == listingId && row.Nights.Overlaps(all));
        var map = new NightMap<Closure>();
        foreach (var row in await rows.AsNoTracking().ToListAsync(ct))
            map.Set(row.Nights, new Closure(row.Reason));
        foreach (var change in changes)
            map.Change(change.Nights.ToRange(), _ => change.Open is false ? new Closure(change.Reason) : null);
        await rows.ExecuteDeleteAsync(ct);
        db.Occupied.AddRange(
            map.Ranges()
                .Select(range => new Occupied
                {
                    ListingId = listingId,
                    Kind = OccupiedBy.Block,
                    SourceId = listingId,
                    Nights = range.Nights,
                    Reason = range.Value.Reason,
                })
        );
    }

    private async Task<Result> Rules(Listing listing, IReadOnlyList<CalendarChange> changes, CancellationToken ct)
    {
        var all = Span(changes);
        var rows = db.StayRules.Where(rule => rule.ListingId == listing.Id && rule.Nights.Overlaps(all));
        var map = new NightMap<DayRule>();
        foreach (var row in await rows.AsNoTracking().ToListAsync(ct))
            map.Set(row.Nights, DayRule.Of(row));
        foreach (var change in changes)
            map.Change(change.Nights.ToRange(), before => DayRule.After(before, change));
        var rules = map.Ranges().Select(range => Rule(listing.Id, range.Nights, range.Value)).ToList();
        if (rules.Select(rule => rule.Over(listing.Terms)).Any(terms => terms.MinNights > terms.MaxNights))
            return CalendarErrors.MinAboveMax;
        await rows.ExecuteDeleteAsync(ct);
        db.StayRules.AddRange(rules);
        return Result.Done;
    }

    private static StayRule Rule(Guid listingId, NpgsqlRange<DateOnly> days, DayRule rule) =>
        new()
        {
            ListingId = listingId,
            Nights = days,
            MinNights = rule.MinNights,
            MaxNights = rule.MaxNights,
            ArrivalDays = rule.ArrivalDays,
            DepartureDays = rule.DepartureDays,
        };

    private static NpgsqlRange<DateOnly> Span(IReadOnlyList<CalendarChange> changes) =>
        new(changes.Min(change => change.Nights.CheckIn), true, changes.Max(change => change.Nights.CheckOut), false);
}
