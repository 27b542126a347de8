using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Delivery;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Suspending;

/// <summary>
/// Keeps a person away, or lets them back in. Who is suspended is signed out everywhere and cannot sign in, and their
/// homes are closed; stays that are booked are left to those who decide about them.
/// </summary>
public sealed class SuspendUser(AirbnbDb db, EndSessions sessions, PlatformClock clock, TimeProvider time)
{
    public Task<Result> Suspend(Guid userId, Act act, CancellationToken ct) =>
        Change(
            userId,
            async user =>
            {
                if (user.Id == act.By)
                    return AccountErrors.OwnAccount;
                if (user.Suspend(time.GetUtcNow()).Error is { } refusal)
                    return refusal;
                await sessions.Of(userId, ct); // before the database ends them for the same reason
                await db.SaveChangesAsync(ct);
                var closed = await CloseHomes(userId, ct);
                var since = new { suspended = true, homesClosed = closed };
                var written = db.Audit(act, "user_suspended", userId, State(false), since);
                db.Publish(new AccountSuspended(userId, written.Id));
                return Result.Done;
            },
            ct
        );

    public Task<Result> Reinstate(Guid userId, Act act, CancellationToken ct) =>
        Change(
            userId,
            async user =>
            {
                if (user.Reinstate().Error is { } refusal)
                    return refusal;
                await db.SaveChangesAsync(ct);
                var opened = await OpenHomes(userId, ct);
                var since = new { suspended = false, homesOpened = opened };
                var written = db.Audit(act, "user_reinstated", userId, State(true), since);
                db.Publish(new AccountReinstated(userId, written.Id));
                return Result.Done;
            },
            ct
        );

    private Task<Result> Change(Guid userId, Func<User, Task<Result>> change, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                var user = await db
                    .Users.FromSql($"SELECT * FROM users WHERE id = {userId} FOR NO KEY UPDATE")
                    .AsTracking()
                    .SingleOrDefaultAsync(ct);
                if (user is null)
                    return Error.NotFound;
                var changed = await change(user);
                await db.SaveChangesAsync(ct);
                return changed;
            },
            ct
        );

    private Task<int> CloseHomes(Guid hostId, CancellationToken ct)
    {
        var now = clock.Now;
        return db
            .Listings.Where(listing => listing.HostId == hostId && listing.Status == ListingStatus.Published)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(listing => listing.Status, ListingStatus.Paused)
                        .SetProperty(listing => listing.PausedWithHost, true)
                        .SetProperty(listing => listing.Version, listing => listing.Version + 1)
                        .SetProperty(listing => listing.ChangedAt, now),
                ct
            );
    }

    /// <summary>Those that were open, and that nobody has archived since.</summary>
    private async Task<int> OpenHomes(Guid hostId, CancellationToken ct)
    {
        var now = clock.Now;
        var homes = db.Listings.Where(listing => listing.HostId == hostId && listing.PausedWithHost);
        var opened = await homes
            .Where(listing => listing.Status == ListingStatus.Paused)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(listing => listing.Status, ListingStatus.Published)
                        .SetProperty(listing => listing.PausedWithHost, false)
                        .SetProperty(listing => listing.Version, listing => listing.Version + 1)
                        .SetProperty(listing => listing.ChangedAt, now),
                ct
            );
        await homes.ExecuteUpdateAsync(set => set.SetProperty(listing => listing.PausedWithHost, false), ct);
        return opened;
    }

    private static object State(bool suspended) => new { suspended };
}
