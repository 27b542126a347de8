using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Exchange;
using Airbnb.Core.Time;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Listings.Search;

/// <summary>Finds homes, and says how many there are of which sort.</summary>
public sealed class FindHomes(
    AirbnbDb db,
    SearchWords words,
    ShowPrices prices,
    IOptions<FeeSchedule> fees,
    IOptions<SearchOptions> options,
    PlatformClock clock
)
{
    public async Task<FoundHomes> That(HomeSearch search, CancellationToken ct)
    {
        var day = search.After?.Day ?? DateOnly.FromDateTime(clock.Now.UtcDateTime);
        if (search.Stays is { Count: 0 })
            return new FoundHomes([], day);
        var facts = await Learn(search, day, ct);
        var plenty = await ReadHomes.Guess(db, options.Value, facts, ct);
        var homes = new ReadHomes(db, options.Value, facts, plenty);
        var page = await homes.Page(ct);
        var facets = search.WithFacets ? await homes.Count(ct) : null;
        return new FoundHomes(page.Homes, day, facets, page.GoesOn is { } on ? on with { Day = day } : null);
    }

    private async Task<SearchFacts> Learn(HomeSearch search, DateOnly day, CancellationToken ct)
    {
        var now = clock.Now;
        var isCompared = search.IsByPrice || search.Currency is not null || search.WithFacets;
        return new SearchFacts(
            search,
            search.Words is null ? [] : await words.In(search.Words, ct),
            ComparedPrices.Of(
                search,
                isCompared ? await prices.Known(ComparedPrices.TargetOf(search), Currencies.All, day, ct) : []
            ),
            fees.Value.At(now),
            now
        );
    }
}
