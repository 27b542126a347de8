using Airbnb.Core.Calendar.Feeds.Importing;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Calendar;

/// <summary>Sources with what they hold and what speaks against it; a home has few.</summary>
internal static class ReadSources
{
    public static async Task<List<CalendarSourceResponse>> ToResponses(
        this IQueryable<CalendarSource> sources,
        AirbnbDb db,
        FindConflicts conflicts,
        CancellationToken ct
    )
    {
        var found = await sources
            .AsNoTracking()
            .OrderBy(source => source.Id)
            .Select(source => new
            {
                Source = source,
                Events = db.ImportedEvents.Count(imported => imported.SourceId == source.Id),
            })
            .ToListAsync(ct);
        var responses = new List<CalendarSourceResponse>();
        foreach (var each in found)
            responses.Add(CalendarSourceResponse.Of(each.Source, each.Events, await conflicts.Of(each.Source, ct)));
        return responses;
    }
}
