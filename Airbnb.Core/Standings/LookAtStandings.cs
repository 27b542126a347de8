using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Standings;

/// <summary>
/// Looks at every host on the first day of a quarter, as things stood when it began, and says who is a superhost until
/// the next. A host and their homes change in one transaction. Hosts who were looked at are left alone, so that after a
/// crash it goes on where it was, and a look that comes late overrules no later one.
/// </summary>
public sealed class LookAtStandings(AirbnbDb db, ReadFigures figures, PlatformClock clock)
{
    private const int Batch = 200;

    /// <summary>Sets the deadline of the look after this one, instead of all that are set.</summary>
    public Task<Result> SetNext(DateOnly day, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                await OneAtATime(ct); // two at once would each add theirs
                await db.CancelDeadlines<StandingDue>(Guid.Empty, ct);
                var next = Quarters.After(day);
                db.SetDeadline(next.Begin(), Guid.Empty, new StandingDue(next));
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    public async Task<Result> On(DateOnly day, CancellationToken ct)
    {
        var last = Guid.Empty;
        while (await Hosts(last, ct) is { Length: > 0 } hosts)
        {
            var looked = await db.InTransaction(() => Look(hosts, day, ct), ct);
            if (looked.Error is not null)
                return looked;
            last = hosts[^1];
        }
        return Result.Done;
    }

    private Task<Guid[]> Hosts(Guid after, CancellationToken ct) =>
        db
            .Listings.Where(listing => listing.HostId.CompareTo(after) > 0)
            .Select(listing => listing.HostId)
            .Distinct()
            .OrderBy(host => host)
            .Take(Batch)
            .ToArrayAsync(ct);

    private Task OneAtATime(CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('airbnb.standings'))", ct);

    private async Task<Result> Look(Guid[] hosts, DateOnly day, CancellationToken ct)
    {
        await OneAtATime(ct); // two at once would wait for one another's rows
        var left = await db
            .Users.Where(user => hosts.Contains(user.Id))
            .Where(user => !db.Standings.Any(known => known.HostId == user.Id && known.Period >= day))
            .Select(user => new { user.Id, user.IsSuperhost })
            .ToListAsync(ct);
        var counted = await figures.Of([.. left.Select(user => user.Id)], day.Begin(), ct);
        var standings = left.Where(user => user.IsSuperhost || counted[user.Id].Stays > 0)
            .Select(user => Judge(user.Id, counted[user.Id], day))
            .ToList();
        db.Standings.AddRange(standings);
        await db.SaveChangesAsync(ct);
        await Show([.. standings.Where(standing => standing.IsSuperhost).Select(s => s.HostId)], true, ct);
        await Show([.. standings.Where(standing => !standing.IsSuperhost).Select(s => s.HostId)], false, ct);
        return Result.Done;
    }

    private Standing Judge(Guid hostId, HostFigures figures, DateOnly day) =>
        new()
        {
            HostId = hostId,
            Period = day,
            Figures = figures,
            IsSuperhost = Superhost.IsEarnedBy(figures),
            At = clock.Now,
        };

    private async Task Show(Guid[] hosts, bool are, CancellationToken ct)
    {
        await db
            .Users.Where(user => hosts.Contains(user.Id) && user.IsSuperhost != are)
            .ExecuteUpdateAsync(user => user.SetProperty(u => u.IsSuperhost, are), ct);
        await db
            .Listings.Where(listing => hosts.Contains(listing.HostId) && listing.IsSuperhost != are)
            .ExecuteUpdateAsync(listing => listing.SetProperty(l => l.IsSuperhost, are), ct);
    }
}
