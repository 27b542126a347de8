using Airbnb.Core.Persistence;

namespace Airbnb.Core.Listings.Search;

/// <summary>
/// Reads the homes of one search, in bands: so many in order that their calendars are worth a look, and then the next.
/// </summary>
internal sealed class ReadHomes(AirbnbDb db, SearchOptions limits, SearchFacts facts, Plenty plenty)
{
    /// <summary>Metres: each circle holds about sixteen times the homes of the one before.</summary>
    private static readonly int[] Circles = [1_000, 4_000, 16_000, 64_000, 256_000, 1_024_000, 4_096_000];

    private readonly HomeSearch search = facts.Search;

    public static async Task<Plenty> Guess(AirbnbDb db, SearchOptions limits, SearchFacts facts, CancellationToken ct)
    {
        var sql = new SearchSql(facts, Plenty.Many).Guess();
        var homes = await db.ReadRows(sql.Text, sql.Values, row => row.GetInt32(0), ct);
        return homes[0] <= limits.Few ? Plenty.Few
            : homes[0] <= limits.Some ? Plenty.Some
            : Plenty.Many;
    }

    public Task<PartOfHomes> Page(CancellationToken ct) =>
        search switch
        {
            { Sort: HomeSort.Relevance } => ByLikeness(ct),
            { Sort: HomeSort.Distance } when plenty is Plenty.Many => ByCircles(ct),
            { IsByPrice: true, Stays: not null } when plenty is Plenty.Few && search.After?.Band is null => All(ct),
            _ => Read(facts, plenty, ct),
        };

    public async Task<Facets> Count(CancellationToken ct)
    {
        var sql = new FacetSql(facts, plenty, limits.Counted).Query;
        var rows = await db.ReadRows(sql.Text, sql.Values, FacetRow.Of, ct);
        return Facets.Of(rows, limits.Counted, ComparedPrices.TargetOf(search));
    }

    private async Task<PartOfHomes> All(CancellationToken ct) =>
        new(await Read(new SearchSql(facts, plenty).OfAll(), ct), null);

    /// <summary>The nearest homes lie in the smallest circle that holds enough.</summary>
    private async Task<PartOfHomes> ByCircles(CancellationToken ct)
    {
        var near = search.Near!;
        foreach (var metres in Circles.Where(metres => metres < near.Metres && metres > (search.After?.Key ?? 0)))
        {
            var circle = facts with { Search = search with { Near = near with { Metres = metres } } };
            var part = await Read(circle, Plenty.Some, ct);
            if (part.Homes.Count > search.Limit || part.GoesOn is not null)
                return part;
        }
        return await Read(facts, Plenty.Some, ct);
    }

    /// <summary>Homes that have all words as they were said come first, then those that have one less.</summary>
    private async Task<PartOfHomes> ByLikeness(CancellationToken ct)
    {
        var found = new List<FoundHome>();
        var known = facts.Words.Count(word => word.IsKnown);
        for (var exact = (int)(search.After?.Key ?? known); exact >= 0 && found.Count <= search.Limit; exact--)
        {
            var part = search with
            {
                Sort = HomeSort.Newest,
                Limit = search.Limit - found.Count,
                After = exact == search.After?.Key ? search.After : null,
            };
            // How often words come together, or something like them, nobody knows.
            var isCommon = facts.Words.Count == 1 && exact == known;
            var read = await Read(facts with { Search = part, ExactWords = exact }, isCommon ? plenty : Plenty.Few, ct);
            found.AddRange(read.Homes.Select(home => home with { SortKey = exact }));
            if (read.GoesOn is { } on)
                return new PartOfHomes(found, on with { Sort = search.Sort, Key = exact });
        }
        return new PartOfHomes(found, null);
    }

    private async Task<PartOfHomes> Read(SearchFacts part, Plenty among, CancellationToken ct)
    {
        var (wanted, found) = (part.Search, new List<FoundHome>());
        var (size, most) = SizeAndNumber(wanted);
        var start = wanted.IsByStay ? wanted.After?.Band : BandStart.At(wanted.After);
        for (var band = 1; ; band++)
        {
            var rest = wanted with { Limit = wanted.Limit - found.Count, After = band == 1 ? wanted.After : null };
            var sql = new SearchSql(part with { Search = rest }, among);
            var read = await Read(sql.OfBand(size, start), ct);
            found.AddRange(wanted.IsByStay ? read.Select(home => home with { Band = start }) : read);
            if (wanted.Stays is null || found.Count > wanted.Limit)
                return new PartOfHomes(found, null);
            if (await End(sql.EndOfBand(size, start), ct) is not { } end)
                return new PartOfHomes(found, null);
            if (band == most)
                return new PartOfHomes(found, SearchPoint.Behind(end, wanted));
            start = end;
        }
    }

    private (int Size, int Most) SizeAndNumber(HomeSearch wanted) =>
        wanted.Stays is null ? (wanted.Limit + 1, 1)
        : wanted.IsByStay ? (limits.Band, limits.Bands)
        : (limits.Calendars, 1);

    private Task<List<FoundHome>> Read(SqlText sql, CancellationToken ct) =>
        db.ReadRows(sql.Text, sql.Values, FoundHome.Of, ct);

    private async Task<BandStart?> End(SqlText sql, CancellationToken ct) =>
        (await db.ReadRows(sql.Text, sql.Values, BandStart.Of, ct)).SingleOrDefault();
}

/// <param name="GoesOn">Where there may be more, when enough calendars were looked at before the page was full.</param>
internal sealed record PartOfHomes(List<FoundHome> Homes, SearchPoint? GoesOn);
