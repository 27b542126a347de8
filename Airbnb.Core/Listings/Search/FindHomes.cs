using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.Search;

/// <summary>Finds homes; one query whatever is asked, and every way to sort has an index.</summary>
public sealed class FindHomes(AirbnbDb db, PlatformClock clock)
{
    /// <summary>At most one home more than the limit, which says that there are more.</summary>
    public Task<List<FoundHome>> That(HomeSearch search, CancellationToken ct)
    {
        var sql = SearchSql.For(search, clock.Now);
        return db.Database.SqlQueryRaw<FoundHome>(sql.Text, sql.Values).ToListAsync(ct);
    }
}
