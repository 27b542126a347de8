using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Notifications;

/// <summary>Notes what somebody has read. What was read stays read as of the first time.</summary>
public sealed class MarkRead(AirbnbDb db, PlatformClock clock)
{
    public async Task<Result> One(Guid id, Caller caller, CancellationToken ct)
    {
        var mine = db.Notifications.VisibleTo(caller).Where(notification => notification.Id == id);
        if (!await mine.AnyAsync(ct))
            return Error.NotFound;
        await Mark(mine, ct);
        return Result.Done;
    }

    /// <param name="newest">The newest that they have seen: what came since is not read. Null for all.</param>
    public async Task<Result> All(Guid? newest, Caller caller, CancellationToken ct)
    {
        var mine = db.Notifications.VisibleTo(caller);
        await Mark(newest is { } id ? mine.Where(notification => notification.Id.CompareTo(id) <= 0) : mine, ct);
        return Result.Done;
    }

    private Task<int> Mark(IQueryable<Notification> read, CancellationToken ct)
    {
        DateTimeOffset? now = clock.Now;
        return read.Unread().ExecuteUpdateAsync(row => row.SetProperty(n => n.ReadAt, now), ct);
    }
}
