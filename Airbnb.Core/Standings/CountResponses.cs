using Airbnb.Core.Delivery;
using Airbnb.Core.Listings.Search;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Standings;

/// <summary>Counts once a day how many of those who asked a host were answered, for everybody to see.</summary>
public sealed class CountResponses(AirbnbDb db, PlatformClock clock)
{
    /// <summary>The next count is set with this one.</summary>
    public Task<Result> Count(CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                // Two at once would each add a next one.
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('airbnb.responses'))", ct);
                var now = clock.Now;
                await Refresh(now, ct);
                await db.CancelDeadlines<ResponseRatesDue>(Guid.Empty, ct);
                var tomorrow = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);
                db.SetDeadline(tomorrow.Begin(), Guid.Empty, new ResponseRatesDue());
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    private async Task Refresh(DateTimeOffset now, CancellationToken ct)
    {
        var sql = new SqlText().Add(
            $"""
            INSERT INTO response_rates (host_id, asked, answered, at)
            SELECT host.id, asked, answered, {now}
            FROM (SELECT DISTINCT host_id AS id FROM enquiries WHERE asked_at > {now.AddDays(-90)}) host
            CROSS JOIN LATERAL ({FiguresSql.Responses(now)}) responded
            WHERE asked > 0
            ON CONFLICT (host_id) DO UPDATE SET (asked, answered, at) = (excluded.asked, excluded.answered, excluded.at)
            """
        );
        await db.Database.ExecuteSqlRawAsync(sql.Text, sql.Values, ct);
        await db.ResponseRates.Where(rate => rate.At < now).ExecuteDeleteAsync(ct); // nobody asked them lately
    }
}
