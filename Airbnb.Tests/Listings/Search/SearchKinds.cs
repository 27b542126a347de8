using Airbnb.Core.Calendar;
using Airbnb.Core.Listings.Search;

namespace Airbnb.Tests.Listings.Search;

/// <summary>A search that is measured.</summary>
/// <param name="Limit">Milliseconds of database time that it may take.</param>
public sealed record KindOfSearch(string Place, string Name, HomeSearch Search, int Limit);

/// <summary>What guests search for, in places of all sizes.</summary>
public static class SearchKinds
{
    private const int InTown = 10;
    private const int Broad = 50;

    private static readonly IReadOnlyList<StayDates> Dates = StayOptions.Around(
        StayDates.Of(new DateOnly(2027, 6, 10), new DateOnly(2027, 6, 15)).Value,
        0
    );

    private static readonly IReadOnlyList<StayDates> Aside = StayOptions.Around(Dates[0], 3);
    private static readonly IReadOnlyList<StayDates> Month = StayOptions.In(new DateOnly(2027, 6, 1), 5);
    private static readonly IReadOnlyList<StayDates> Weekends = StayOptions.WeekendsOf(new DateOnly(2027, 6, 1));

    public static IEnumerable<KindOfSearch> Among(IReadOnlyList<Town> towns)
    {
        var (city, town) = (towns[0], towns.First(town => town.Homes <= 2_000));
        return
        [
            .. InBox($"A town of {town.Homes:N0} homes", town, InTown),
            .. InBox($"A city of {city.Homes:N0} homes", city, Broad),
            .. AcrossBorders(city),
            .. ByWords(town),
        ];
    }

    private static IEnumerable<KindOfSearch> InBox(string place, Town town, int limit)
    {
        var box = new HomeSearch { Box = town.Box };
        var near = new HomeSearch { Near = new Vicinity(town.Centre, 5_000), Sort = HomeSort.Distance };
        return Kinds(place, limit, [.. InAnyOrder(box), .. Wished(box), ("by distance, within 5 km", near)]);
    }

    private static IEnumerable<KindOfSearch> AcrossBorders(Town city)
    {
        var half = new HomeSearch { Box = new MapBox(0, -60, 170, 70) };
        var around = new HomeSearch { Near = new Vicinity(city.Centre, 300_000), Sort = HomeSort.Distance };
        var world = new HomeSearch();
        return
        [
            .. Kinds("Half the world", Broad, [.. InAnyOrder(half), .. Wished(half)]),
            .. Kinds("The world", Broad, [.. InAnyOrder(world), .. Wished(world)]),
            .. Kinds(
                "300 km around the city",
                Broad,
                [
                    ("by distance", around),
                    ("by distance, with dates", around with { Stays = Dates }),
                    ("by the price of the stay", around with { Stays = Dates, Sort = HomeSort.Price }),
                    ("facets", around with { WithFacets = true }),
                ]
            ),
        ];
    }

    private static IEnumerable<(string Name, HomeSearch Search)> InAnyOrder(HomeSearch search)
    {
        yield return ("newest", search);
        yield return ("newest, with dates", search with { Stays = Dates });
        yield return ("newest, some days aside", search with { Stays = Aside });
        yield return ("newest, a weekend in June", search with { Stays = Weekends });
        yield return ("newest, five nights in June", search with { Stays = Month });
        yield return ("by rating", search with { Sort = HomeSort.Rating });
        yield return ("by rating, with dates", search with { Sort = HomeSort.Rating, Stays = Dates });
        yield return ("by price", search with { Sort = HomeSort.Price });
        yield return ("by price, the highest first", search with { Sort = HomeSort.PriceDescending });
        yield return ("by the price of the stay", search with { Sort = HomeSort.Price, Stays = Dates });
        yield return (
            "by the price of the stay, the highest first",
            search with
            {
                Sort = HomeSort.PriceDescending,
                Stays = Dates,
            }
        );
        yield return (
            "by the price of the stay, five nights in June",
            search with
            {
                Sort = HomeSort.Price,
                Stays = Month,
            }
        );
    }

    private static IEnumerable<(string Name, HomeSearch Search)> Wished(HomeSearch search)
    {
        var cheap = search with { Stays = Dates, Currency = "EUR", MaxPrice = 20_000 };
        var rare = search with
        {
            Stays = Dates,
            Guests = 8,
            Pets = 1,
            MinBedrooms = 4,
            Amenities = ["amenity_30", "amenity_40"],
            IsSuperhost = true,
        };
        yield return (
            "four guests, two amenities, instant",
            search with
            {
                Stays = Dates,
                Guests = 4,
                Amenities = ["amenity_1", "amenity_3"],
                IsInstant = true,
            }
        );
        yield return ("with dates, below a price", cheap);
        yield return (
            "by the price of the stay, between close bounds",
            cheap with
            {
                MinPrice = 19_900,
                Sort = HomeSort.Price,
            }
        );
        yield return (
            "by the price of the stay, between bounds that none is in",
            cheap with
            {
                MaxPrice = 1_000,
                Sort = HomeSort.Price,
            }
        );
        yield return ("newest, what hardly any home has", rare);
        yield return ("by rating, what hardly any home has", rare with { Sort = HomeSort.Rating });
        yield return ("by the price of the stay, what hardly any home has", rare with { Sort = HomeSort.Price });
        yield return ("facets", search with { WithFacets = true });
        yield return ("facets, with dates", search with { Stays = Dates, WithFacets = true });
        yield return ("facets, with dates, below a price", cheap with { WithFacets = true });
    }

    private static IEnumerable<KindOfSearch> ByWords(Town town)
    {
        var name = town.Name.ToLowerInvariant();
        return Kinds(
                "Words",
                Broad,
                [
                    .. Said("a common word", "apartment"),
                    .. Said("the same mistyped", "apartmant"),
                    .. Said("a rare word", "street4711"),
                    .. Said("a common and a rare word", $"castle {name}"),
                    .. Said("two common words", "apartment garden"),
                    .. Said("two common words that never come together", "apartment harbour"),
                    .. Said("two common words, both mistyped", "apartmant gardn"),
                    .. Said("two common words in half the world", "apartment garden", new MapBox(0, -60, 170, 70)),
                ]
            )
            .Concat(
                Kinds(
                    $"Words in a town of {town.Homes:N0} homes",
                    InTown,
                    [
                        .. Said("a common word", "apartment", town.Box),
                        .. Said("two common words, both mistyped", "apartmant gardn", town.Box),
                    ]
                )
            );
    }

    private static IEnumerable<(string Name, HomeSearch Search)> Said(string what, string words, MapBox? box = null)
    {
        var search = new HomeSearch { Words = words, Box = box };
        yield return (what, search with { Sort = HomeSort.Relevance });
        yield return ($"{what}, with dates", search with { Sort = HomeSort.Relevance, Stays = Dates });
        yield return ($"{what}, newest", search);
        yield return ($"{what}, by rating", search with { Sort = HomeSort.Rating, Stays = Dates });
        yield return ($"{what}, by price", search with { Sort = HomeSort.Price });
        yield return ($"{what}, by the price of the stay", search with { Sort = HomeSort.Price, Stays = Dates });
        yield return ($"{what}, facets", search with { WithFacets = true });
    }

    private static IEnumerable<KindOfSearch> Kinds(
        string place,
        int limit,
        IEnumerable<(string Name, HomeSearch Search)> searches
    ) => searches.Select(kind => new KindOfSearch(place, kind.Name, kind.Search, limit));
}
