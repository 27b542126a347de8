using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;
using Airbnb.Tests.Pricing;
using FsCheck;
using FsCheck.Fluent;
using NpgsqlTypes;

namespace Airbnb.Tests.Listings.Search;

/// <summary>A home and its calendar, before either is stored.</summary>
public sealed record HomeToList(
    ListingDetails Details,
    ListingStatus Status,
    bool IsSuspended,
    (int? Stars, int Count, bool IsSuperhost) Standing,
    IReadOnlyList<(NpgsqlRange<DateOnly> Nights, NightPriceKind Kind, long Amount)> Prices,
    IReadOnlyList<(NpgsqlRange<DateOnly> Nights, StayTerms Terms, int Says)> Rules,
    IReadOnlyList<(StayDates Nights, bool ByGuest)> Taken,
    IReadOnlyList<bool> EarlierBookings
);

/// <summary>Homes of all sorts, with every kind of price, rule and calendar.</summary>
public static class AnyHome
{
    public static readonly DateOnly Today = new(2027, 3, 1);
    public static readonly string[] Cities = ["Zürich", "São Paulo", "Tokyo", "Berlin"];
    public static readonly string[] Words = ["Sunny", "Attic", "Attics", "Cabin", "Cabins", "Lake", "Lakes", "Old"];
    public static readonly string[] Amenities = ["wifi", "kitchen", "pool", "sauna", "crib"];

    private static readonly string[] Zones =
    [
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Europe/Berlin",
        "America/New_York",
    ];

    private static readonly Gen<Weekdays> Days = Gen.OneOf(
        Gen.Constant(Weekdays.All),
        Gen.Choose(1, 127).Select(bits => new Weekdays((short)bits))
    );

    private static readonly Gen<StayTerms> Terms =
        from least in Gen.Choose(1, 4)
        from more in Gen.Choose(0, 30)
        from preparation in Gen.Choose(0, 2)
        from notice in Gen.Elements(0, 0, 1, 2, 3, 7)
        from until in Gen.Choose(0, 23)
        from window in Gen.Elements(3, 6, 9, 12, 24)
        from arrival in Days
        from departure in Days
        select new StayTerms
        {
            MinNights = least,
            MaxNights = least + more,
            PreparationNights = preparation,
            AdvanceNoticeDays = notice,
            SameDayUntil = new TimeOnly(until, 0),
            WindowMonths = window,
            ArrivalDays = arrival,
            DepartureDays = departure,
        };

    /// <summary>Half of them in a few places, so that homes share positions.</summary>
    public static readonly Gen<Position> Anywhere = Gen.OneOf(
        Gen.Zip(Gen.Choose(-90_000, 90_000), Gen.Choose(-180_000, 180_000))
            .Select(at => new Position(at.Item1 / 1000.0, at.Item2 / 1000.0)),
        Gen.Zip(Gen.Choose(-3, 3), Gen.Choose(-4, 4)).Select(at => new Position(at.Item1 * 29.3, at.Item2 * 44.9))
    );

    private static readonly Gen<(int? Stars, int Count, bool IsSuperhost)> Standing =
        from count in Gen.Choose(0, 5)
        from stars in Gen.Choose(0, 8)
        from super in Gen.Elements(true, false)
        select (count < 3 ? (int?)null : 100 + stars * 50, count, super);

    private static readonly Gen<ListingDetails> Details =
        from words in Gen.ArrayOf(Gen.Elements(Words), 3)
        from place in Gen.Zip(Gen.Elements(Cities), Gen.Elements(Zones))
        from position in Anywhere
        from type in Gen.Elements(ListingType.Apartment, ListingType.House, ListingType.Cabin)
        from rooms in Gen.ArrayOf(Gen.Choose(0, 5), 4)
        from amenities in Gen.SubListOf(Amenities)
        from access in Gen.SubListOf(AccessibilityFeature.Elevator, AccessibilityFeature.StepFreeEntrance)
        from pets in Gen.Elements<bool?>(null, true, false)
        from rates in AnyStay.Rates
        from terms in Terms
        from mode in Gen.Elements(BookingMode.Instant, BookingMode.Request)
        select new ListingDetails
        {
            Title = string.Join(' ', words),
            Description = "A home.",
            Type = type,
            Capacity = rooms[0] + 1,
            Bedrooms = rooms[1] == 5 ? null : rooms[1],
            Beds = rooms[2] == 5 ? null : rooms[2],
            Bathrooms = rooms[3] == 5 ? null : rooms[3] / 2m,
            Amenities = [.. amenities],
            Accessibility = [.. access],
            HouseRules = new HouseRules { Pets = pets },
            Place = new Place
            {
                Street = "Street 1",
                City = place.Item1,
                Country = "CH",
                Latitude = position.Latitude,
                Longitude = position.Longitude,
                TimeZone = place.Item2,
            },
            Rates = rates,
            Terms = terms,
            BookingMode = mode,
        };

    public static readonly Gen<HomeToList> Home =
        from details in Details
        from status in Gen.Frequency(
            (9, Gen.Constant(ListingStatus.Published)),
            (1, Gen.Elements(ListingStatus.Draft, ListingStatus.Paused, ListingStatus.Archived))
        )
        from suspended in Gen.Frequency((19, Gen.Constant(false)), (1, Gen.Constant(true)))
        from standing in Standing
        from seasons in Apart(2, 60)
        from dates in Apart(3, 60)
        from amounts in Gen.ArrayOf(Gen.Choose(1, 100_000), 5)
        from ruled in Apart(2, 60)
        from rules in Gen.ArrayOf(Terms, 2)
        from says in Gen.ArrayOf(Gen.Choose(1, 15), 2)
        from taken in Apart(6, 6)
        from guests in Gen.ArrayOf(Gen.Elements(true, false), 6)
        from earlier in Gen.Choose(0, 4).SelectMany(count => Gen.ArrayOf(Gen.Elements(true, true, false), count))
        select new HomeToList(
            details,
            status,
            suspended,
            standing,
            [
                .. seasons.Select((nights, i) => (nights.ToRange(), NightPriceKind.Season, (long)amounts[i])),
                .. dates.Select((nights, i) => (nights.ToRange(), NightPriceKind.Date, (long)amounts[i + 2])),
            ],
            [.. ruled.Select((nights, i) => (nights.ToRange(), rules[i], says[i]))],
            [.. taken.Select((nights, i) => (nights, guests[i]))],
            earlier
        );

    /// <summary>At most so many periods that do not touch one another, preparation included.</summary>
    private static Gen<List<StayDates>> Apart(int most, int longest) =>
        from count in Gen.Choose(0, most)
        from gaps in Gen.ArrayOf(Gen.Choose(0, 30), count)
        from lengths in Gen.ArrayOf(Gen.Choose(1, longest), count)
        select Periods(gaps, lengths);

    private static List<StayDates> Periods(int[] gaps, int[] lengths)
    {
        var (day, periods) = (Today, new List<StayDates>());
        for (var i = 0; i < gaps.Length; i++)
        {
            var first = day.AddDays(gaps[i]);
            periods.Add(StayDates.Of(first, first.AddDays(lengths[i])).Value);
            day = periods[i].CheckOut.AddDays(2);
        }
        return periods;
    }
}
