using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Calendar.Feeds.Importing;

/// <summary>Nights that another calendar has, too, although somebody has them here.</summary>
/// <param name="Event">What the other calendar calls it.</param>
/// <param name="From">The first night.</param>
/// <param name="To">The day after the last night.</param>
/// <param name="With">Who has them here.</param>
public sealed record CalendarConflict(string? Event, DateOnly From, DateOnly To, OccupiedBy With);

/// <summary>Compares an imported calendar, kept as it was read, with who has the nights now.</summary>
public sealed class FindConflicts(AirbnbDb db)
{
    public async Task<IReadOnlyList<CalendarConflict>> Of(CalendarSource source, CancellationToken ct)
    {
        var found = await (
            from imported in db.ImportedEvents
            where imported.SourceId == source.Id
            from row in db.Occupied
            where row.ListingId == source.ListingId && row.SourceId != source.Id && row.Nights.Overlaps(imported.Nights)
            select new
            {
                imported.Summary,
                imported.Nights,
                Taken = row.Nights,
                row.Kind,
            }
        ).ToListAsync(ct);
        return
        [
            .. found
                .Select(pair => new CalendarConflict(
                    pair.Summary,
                    Later(pair.Nights.LowerBound, pair.Taken.LowerBound),
                    Earlier(pair.Nights.UpperBound, pair.Taken.UpperBound),
                    pair.Kind
                ))
                .OrderBy(conflict => conflict.From)
                .ThenBy(conflict => conflict.With),
        ];
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
