using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Search;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Listings.Search;

/// <summary>Searches for all that can be searched for, together.</summary>
public static class AnySearch
{
    private static readonly Gen<MapBox> Box =
        from corner in AnyHome.Anywhere
        from other in AnyHome.Anywhere
        select new MapBox(
            corner.Longitude,
            Math.Min(corner.Latitude, other.Latitude),
            other.Longitude,
            Math.Max(corner.Latitude, other.Latitude)
        );

    private static readonly Gen<Vicinity> Around =
        from centre in AnyHome.Anywhere
        from metres in Gen.OneOf(Gen.Choose(1, 20_000_000), Gen.Choose(1, 70_000))
        select new Vicinity(centre, metres);

    private static readonly Gen<StayDates> Stay =
        from start in Gen.OneOf(Gen.Choose(-3, 9), Gen.Choose(0, 420))
        from nights in Gen.Frequency((4, Gen.Choose(1, 9)), (1, Gen.Choose(10, 35)))
        select StayDates.Of(AnyHome.Today.AddDays(start), AnyHome.Today.AddDays(start + nights)).Value;

    private static readonly Gen<DateOnly> Month = Gen.Choose(0, 12).Select(AnyHome.Today.AddMonths);

    private static readonly Gen<IReadOnlyList<StayDates>?> Stays = Gen.Frequency(
        (3, Gen.Constant<IReadOnlyList<StayDates>?>(null)),
        (4, Stay.Select(stay => (IReadOnlyList<StayDates>?)StayOptions.Around(stay, 0))),
        (1, Stay.Select(stay => (IReadOnlyList<StayDates>?)StayOptions.Around(stay, 3))),
        (1, Month.Select(month => (IReadOnlyList<StayDates>?)StayOptions.WeekendsOf(month))),
        (
            1,
            Gen.Zip(Month, Gen.Choose(1, 10))
                .Select(flexible => (IReadOnlyList<StayDates>?)StayOptions.In(flexible.Item1, flexible.Item2))
        )
    );

    private static readonly Gen<string> Words =
        from known in Gen.ArrayOf(Gen.Elements([.. AnyHome.Words, .. AnyHome.Cities]), 2)
        from count in Gen.Choose(1, 2)
        from slip in Gen.Choose(-8, 8)
        select Mistyped(SearchText.Of(string.Join(' ', known.Take(count))), slip);

    public static readonly Gen<HomeSearch> Search =
        from sort in Gen.Elements(Enum.GetValues<HomeSort>())
        from words in sort is HomeSort.Relevance ? Words.Select(Some) : Maybe(5, Words)
        from near in sort is HomeSort.Distance ? Around.Select(Some) : Maybe(3, Around)
        from box in Maybe(3, Box)
        from stays in Stays
        from party in Gen.Zip(Perhaps(2, Gen.Choose(1, 6)), Gen.Elements(0, 0, 0, 1))
        from prices in Gen.Zip(Perhaps(3, Gen.Choose(0, 100_000)), Perhaps(3, Gen.Choose(0, 5_000_000)))
        from currency in Gen.Elements(null, null, "EUR", "USD", "JPY")
        from types in Gen.SubListOf(ListingType.Apartment, ListingType.House)
        from rooms in Gen.ArrayOf(Perhaps(5, Gen.Choose(0, 4)), 3)
        from amenities in Maybe(4, Gen.SubListOf(AnyHome.Amenities))
        from access in Maybe(4, Gen.SubListOf(AccessibilityFeature.Elevator))
        from instant in Gen.Elements(false, false, false, true)
        from rating in Perhaps(5, Gen.Choose(100, 500))
        from super in Gen.Elements(false, false, false, true)
        from facets in Gen.Elements(false, false, true)
        from limit in Gen.OneOf(Gen.Choose(1, 9), Gen.Choose(20, 100))
        select new HomeSearch
        {
            Sort = sort,
            Words = words,
            Near = near,
            Box = box,
            Stays = stays,
            Guests = party.Item1,
            Pets = party.Item2,
            MinPrice = prices.Item1,
            MaxPrice = prices.Item2,
            Currency = currency,
            Types = [.. types],
            MinBedrooms = rooms[0],
            MinBeds = rooms[1],
            MinBathrooms = rooms[2] / 2m,
            Amenities = amenities?.ToList() ?? [],
            Accessibility = access?.ToList() ?? [],
            IsInstant = instant,
            MinRating = rating,
            IsSuperhost = super,
            WithFacets = facets,
            Limit = limit,
        };

    /// <summary>Leaves out one letter, or nothing.</summary>
    private static string Mistyped(string words, int at) =>
        at > 0 && at < words.Length && words[at] != ' ' && words[at - 1] != ' ' ? words.Remove(at, 1) : words;

    private static T? Some<T>(T value)
        where T : class => value;

    private static Gen<T?> Maybe<T>(int against, Gen<T> gen)
        where T : class => Gen.Frequency((against, Gen.Constant<T?>(null)), (1, gen.Select(value => (T?)value)));

    private static Gen<int?> Perhaps(int against, Gen<int> gen) =>
        Gen.Frequency((against, Gen.Constant<int?>(null)), (1, gen.Select(value => (int?)value)));
}
