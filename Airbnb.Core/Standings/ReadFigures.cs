using Airbnb.Core.Listings.Search;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Standings;

/// <summary>Counts what hosts have done, a fixed number of queries however many they are.</summary>
public sealed class ReadFigures(AirbnbDb db)
{
    public async Task<HostFigures> Of(Guid hostId, DateTimeOffset at, CancellationToken ct) =>
        (await Of([hostId], at, ct))[hostId];

    public async Task<IReadOnlyDictionary<Guid, HostFigures>> Of(Guid[] hosts, DateTimeOffset at, CancellationToken ct)
    {
        var sql = new SqlText().Add(FiguresSql.Of(hosts, at));
        var rows = await db.Database.SqlQueryRaw<Row>(sql.Text, sql.Values).ToListAsync(ct);
        return rows.ToDictionary(row => row.HostId, row => row.ToFigures());
    }

    internal sealed record Row(
        Guid HostId,
        int Stays,
        int Nights,
        int Cancellations,
        int Reviews,
        int Stars,
        int Asked,
        int Answered
    )
    {
        public HostFigures ToFigures() => new(Stays, Nights, Cancellations, Reviews, Stars, Asked, Answered);
    }
}
