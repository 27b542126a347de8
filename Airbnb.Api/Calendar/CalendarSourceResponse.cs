using Airbnb.Core.Calendar;
using Airbnb.Core.Calendar.Feeds.Importing;

namespace Airbnb.Api.Calendar;

/// <summary>Another platform's calendar whose nights are taken over.</summary>
/// <param name="LastTriedAt">When it was last asked for; null before the first time.</param>
/// <param name="LastSyncAt">When it was last taken over.</param>
/// <param name="Result"><c>synced</c>, or the code of what was in the way the last time.</param>
/// <param name="Failures">How often in a row it could not be taken over.</param>
/// <param name="Events">How many it holds from the last time on.</param>
/// <param name="Conflicts">Nights that it has although somebody has them here: the host has to see to them.</param>
public sealed record CalendarSourceResponse(
    Guid Id,
    string Name,
    string Url,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastTriedAt,
    DateTimeOffset? LastSyncAt,
    string? Result,
    int Failures,
    int Events,
    IReadOnlyList<CalendarConflictResponse> Conflicts
)
{
    public static CalendarSourceResponse Of(
        CalendarSource source,
        int events,
        IReadOnlyList<CalendarConflict> conflicts
    ) =>
        new(
            source.Id,
            source.Name,
            source.Url,
            source.CreatedAt,
            source.LastTriedAt,
            source.LastSyncAt,
            source.LastResult,
            source.Failures,
            events,
            [.. conflicts.Select(CalendarConflictResponse.Of)]
        );
}

/// <param name="Event">What the other calendar calls it.</param>
/// <param name="From">The first night.</param>
/// <param name="To">The day after the last night.</param>
/// <param name="With">Who has the nights here.</param>
public sealed record CalendarConflictResponse(string? Event, DateOnly From, DateOnly To, OccupiedBy With)
{
    public static CalendarConflictResponse Of(CalendarConflict conflict) =>
        new(conflict.Event, conflict.From, conflict.To, conflict.With);
}

/// <summary>All calendars that a home takes over, oldest first.</summary>
public sealed record CalendarSourcesResponse(IReadOnlyList<CalendarSourceResponse> Items);
