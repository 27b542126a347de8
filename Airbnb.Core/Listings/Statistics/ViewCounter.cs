using System.Collections.Concurrent;

namespace Airbnb.Core.Listings.Statistics;

/// <summary>
/// Counts in memory who looks at which home, for one process. What was counted since it was last taken is lost when the
/// process dies: a view is worth no write of its own.
/// </summary>
public sealed class ViewCounter
{
    private readonly ConcurrentDictionary<(Guid ListingId, DateOnly Day), int> views = new();

    public void Count(Guid listingId, DateOnly day, int times = 1) =>
        views.AddOrUpdate((listingId, day), times, (_, before) => before + times);

    /// <summary>All that was counted; it is counted no more.</summary>
    public IReadOnlyList<ViewsOfDay> Take()
    {
        var taken = new List<ViewsOfDay>();
        foreach (var key in views.Keys)
            if (views.TryRemove(key, out var times))
                taken.Add(
                    new ViewsOfDay
                    {
                        ListingId = key.ListingId,
                        Day = key.Day,
                        Views = times,
                    }
                );
        return taken;
    }
}
