using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.Search;

/// <summary>
/// Reads the homes of one search. When few come into question they are all looked up and put in order; when many do, an
/// index that has them in order is read until there are enough.
/// </summary>
internal sealed class ReadHomes(AirbnbDb db, SearchOptions limits, SearchFacts facts)
{
    /// <summary>Metres: each circle holds about sixteen times the homes of the one before.</summary>
    private static readonly int[] Circles = [1_000, 4_000, 16_000, 64_000];

    private readonly HomeSearch search = facts.Search;

    public async Task<bool> AreFew(CancellationToken ct)
    {
        if (search is { Box: null, Near: null, Words: null } || search.After?.Band is not null)
            return false;
        var count = new SearchSql(facts).CountUpTo(limits.Few + 1);
        return await db.Database.SqlQueryRaw<int>(count.Text, count.Values).SingleAsync(ct) <= limits.Few;
    }

    public Task<List<FoundHome>> Few(CancellationToken ct) => Read(new SearchSql(facts).OfFew(), ct);

    public Task<List<FoundHome>> Many(CancellationToken ct) =>
        search switch
        {
            { IsByPrice: true, Stays: not null } => ByBands(ct),
            { IsByPrice: true } => Read(new SearchSql(facts).OfManyByNight(), ct),
            { Sort: HomeSort.Distance } => ByCircles(ct),
            { Sort: HomeSort.Relevance } => ByLikeness(ct),
            _ => Read(new SearchSql(facts).OfMany(), ct),
        };

    public async Task<Facets> Count(bool areFew, CancellationToken ct)
    {
        var sql = new FacetSql(facts, areFew, limits.Counted).Query;
        var rows = await db.Database.SqlQueryRaw<FacetRow>(sql.Text, sql.Values).ToListAsync(ct);
        return Facets.Of(rows, limits.Counted, ComparedPrices.TargetOf(search));
    }

    /// <summary>Prices of whole stays have no index: they are compared in bands of nightly prices, one after another.</summary>
    private async Task<List<FoundHome>> ByBands(CancellationToken ct)
    {
        var found = new List<FoundHome>();
        var (start, after) = (search.After?.Band, search.After);
        while (true)
        {
            var part = search with { Limit = search.Limit - found.Count, After = after };
            var sql = new SearchSql(facts with { Search = part });
            found.AddRange((await Read(sql.OfBand(limits.Band, start), ct)).Select(home => home with { Band = start }));
            if (found.Count > search.Limit || await End(sql.EndOfBand(limits.Band, start), ct) is not { } end)
                return found;
            (start, after) = (end, null);
        }
    }

    /// <summary>The nearest homes lie in the smallest circle that holds enough.</summary>
    private async Task<List<FoundHome>> ByCircles(CancellationToken ct)
    {
        var near = search.Near!;
        foreach (var metres in Circles.Where(metres => metres < near.Metres && metres > (search.After?.Key ?? 0)))
        {
            var circle = search with { Near = near with { Metres = metres } };
            var found = await Read(new SearchSql(facts with { Search = circle }).OfFew(), ct);
            if (found.Count > search.Limit)
                return found;
        }
        return await Few(ct);
    }

    /// <summary>Homes that have all words as they were said come first, then those that have one less.</summary>
    private async Task<List<FoundHome>> ByLikeness(CancellationToken ct)
    {
        var found = new List<FoundHome>();
        var most = (int)(search.After?.Key ?? facts.Words.Count);
        for (var exact = most; exact >= 0 && found.Count <= search.Limit; exact--)
        {
            var part = search with
            {
                Sort = HomeSort.Newest,
                Limit = search.Limit - found.Count,
                After = exact == search.After?.Key ? search.After : null,
            };
            var sql = new SearchSql(facts with { Search = part, ExactWords = exact });
            found.AddRange((await Read(sql.OfMany(), ct)).Select(home => home with { SortKey = exact }));
        }
        return found;
    }

    private Task<List<FoundHome>> Read(SqlText sql, CancellationToken ct) =>
        db.Database.SqlQueryRaw<FoundHome>(sql.Text, sql.Values).ToListAsync(ct);

    private Task<BandStart?> End(SqlText sql, CancellationToken ct) =>
        db.Database.SqlQueryRaw<BandStart>(sql.Text, sql.Values).SingleOrDefaultAsync(ct);
}
