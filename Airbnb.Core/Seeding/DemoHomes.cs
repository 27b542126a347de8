using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;

namespace Airbnb.Core.Seeding;

/// <summary>Homes to look at on the first day: many time zones, currencies and rules of stay.</summary>
internal static class DemoHomes
{
    private static readonly StayTerms Usual = new();
    private static readonly StayTerms Careful = new() { PreparationNights = 1, AdvanceNoticeDays = 1 };
    private static readonly StayTerms Weekly = new()
    {
        MinNights = 3,
        MaxNights = 90,
        WindowMonths = 24,
    };

    private static readonly string[] Everywhere =
    [
        "wifi",
        "heating",
        "hot_water",
        "bed_linen",
        "towels",
        "smoke_alarm",
    ];

    private static readonly Dictionary<ListingType, string[]> Particular = new()
    {
        [ListingType.House] = ["kitchen", "washing_machine", "garden", "bicycles", "free_parking"],
        [ListingType.Villa] = ["kitchen", "dishwasher", "pool", "terrace", "barbecue", "free_parking"],
        [ListingType.Cabin] = ["kitchen", "fireplace", "terrace", "mountain_view"],
        [ListingType.PrivateRoom] = ["breakfast", "workspace"],
        [ListingType.GuestSuite] = ["kettle", "workspace", "private_entrance"],
    };

    public static readonly IReadOnlyList<ListingDetails> All =
    [
        Home(
            "Tiled attic above the river",
            "Two bright rooms under the roof, a balcony over the river, trams at the door.",
            (ListingType.Apartment, 3, 1, 2),
            ("Rua da Ribeira 1", "Lisbon", null, "PT", "1100-001", 38.7081, -9.1366, "Europe/Lisbon"),
            ("EUR", 95_00, 120_00, 45_00, 6_00),
            Usual
        ),
        Home(
            "Timber house by the canal",
            "A narrow house on three floors with a small garden and two bicycles.",
            (ListingType.House, 5, 3, 4),
            ("Havnegade 1", "Copenhagen", null, "DK", "1058", 55.6771, 12.5910, "Europe/Copenhagen"),
            ("DKK", 1_450_00, 1_700_00, 600_00, 0),
            Careful
        ) with
        {
            BookingMode = BookingMode.Request,
        },
        Home(
            "Studio near the lake",
            "One quiet room with a kitchen, ten minutes on foot from the lake and the station.",
            (ListingType.GuestSuite, 2, 1, 1),
            ("Seestrasse 1", "Zürich", null, "CH", "8002", 47.3635, 8.5336, "Europe/Zurich"),
            ("CHF", 140_00, null, 50_00, 3_80),
            Usual
        ),
        Home(
            "Room in a brick terrace",
            "A private room with its own bath in a family's house, breakfast included.",
            (ListingType.PrivateRoom, 2, 1, 1),
            ("Canal Road 1", "London", "England", "GB", "E8 4EA", 51.5364, -0.0753, "Europe/London"),
            ("GBP", 70_00, 85_00, 15_00, 20_00),
            Usual
        ),
        Home(
            "Loft with a fire escape",
            "A former workshop with high windows, a long table and a view of the bridge.",
            (ListingType.Apartment, 4, 2, 2),
            ("Water Street 1", "New York", "NY", "US", "11201", 40.7036, -73.9886, "America/New_York"),
            ("USD", 210_00, 260_00, 90_00, 14_75),
            Careful
        ),
        Home(
            "Courtyard flat with orange trees",
            "Ground floor around a shared courtyard; markets and museums within a walk.",
            (ListingType.Apartment, 4, 2, 3),
            ("Calle del Carmen 1", "Mexico City", null, "MX", "06000", 19.4360, -99.1290, "America/Mexico_City"),
            ("MXN", 1_350_00, 1_600_00, 400_00, 16_00),
            Usual
        ),
        Home(
            "Garden villa with a pool",
            "Four bedrooms around a garden, a pool, a grill and room for a large party.",
            (ListingType.Villa, 8, 4, 6),
            ("Rua das Flores 1", "São Paulo", "SP", "BR", "05408-000", -23.5560, -46.6870, "America/Sao_Paulo"),
            ("BRL", 980_00, 1_250_00, 300_00, 5_00),
            Weekly
        ) with
        {
            BookingMode = BookingMode.Request,
            CancellationPolicy = PolicyCode.Strict,
        },
        Home(
            "Island apartment with a sea breeze",
            "Serviced apartment with a desk, fast internet and a generator that you will not hear.",
            (ListingType.Apartment, 4, 2, 2),
            ("Marina Road 1", "Lagos", null, "NG", "101241", 6.4474, 3.3903, "Africa/Lagos"),
            ("NGN", 85_000_00, 95_000_00, 20_000_00, 7_50),
            Usual
        ),
        Home(
            "Cottage at the edge of the forest",
            "A stone cottage with a fireplace and a veranda; monkeys visit in the morning.",
            (ListingType.Cabin, 4, 2, 3),
            ("Forest Lane 1", "Nairobi", null, "KE", "00502", -1.3320, 36.7110, "Africa/Nairobi"),
            ("KES", 9_500_00, null, 2_000_00, 2_00),
            Usual
        ),
        Home(
            "House below the mountain",
            "Three bedrooms, a terrace towards the bay, and the path up begins behind the house.",
            (ListingType.House, 6, 3, 4),
            ("Kloof Road 1", "Cape Town", null, "ZA", "8001", -33.9330, 18.4030, "Africa/Johannesburg"),
            ("ZAR", 2_400_00, 2_900_00, 750_00, 0),
            Careful
        ),
        Home(
            "Wooden house in a quiet lane",
            "Tatami rooms, a cedar bath and a tiny garden, four minutes from the train.",
            (ListingType.House, 4, 2, 4),
            ("Yanaka 1-1", "Tokyo", null, "JP", "110-0001", 35.7250, 139.7660, "Asia/Tokyo"),
            ("JPY", 24_000, 28_000, 8_000, 10_00),
            Weekly
        ),
        Home(
            "High-rise flat with a view of the river",
            "Thirty floors up, underfloor heating, a washing machine and a late supermarket.",
            (ListingType.Apartment, 3, 1, 2),
            ("Hangang-daero 1", "Seoul", null, "KR", "04379", 37.5240, 126.9640, "Asia/Seoul"),
            ("KRW", 130_000, 160_000, 40_000, 10_00),
            Usual
        ),
        Home(
            "Beach shack with surfboards",
            "Sand to the doorstep, boards on the wall, hammocks between the trees.",
            (ListingType.Cabin, 4, 2, 2),
            ("Beach Road 1", "Sydney", "NSW", "AU", "2026", -33.8900, 151.2740, "Australia/Sydney"),
            ("AUD", 230_00, 290_00, 95_00, 10_00),
            Usual
        ),
        Home(
            "Harbour suite for two",
            "A suite of its own above the harbour with a kitchenette and a telescope.",
            (ListingType.GuestSuite, 2, 1, 1),
            ("Quay Street 1", "Auckland", null, "NZ", "1010", -36.8430, 174.7680, "Pacific/Auckland"),
            ("NZD", 185_00, 215_00, 60_00, 15_00),
            Usual
        ),
    ];

    private static ListingDetails Home(
        string title,
        string description,
        (ListingType Type, int Capacity, int Bedrooms, int Beds) size,
        (
            string Street,
            string City,
            string? Region,
            string Country,
            string Code,
            double North,
            double East,
            string Zone
        ) at,
        (string Currency, long Base, long? Weekend, long Cleaning, int Tax) price,
        StayTerms terms
    ) =>
        new()
        {
            Title = title,
            Description = description,
            Type = size.Type,
            Capacity = size.Capacity,
            Bedrooms = size.Bedrooms,
            Beds = size.Beds,
            Bathrooms = size.Bedrooms > 2 ? 2 : 1,
            Amenities = AmenitiesOf(size.Type),
            Accessibility = size.Type is ListingType.House ? [AccessibilityFeature.StepFreeEntrance] : [],
            Language = "en",
            Languages = ["en"],
            CheckInMethod = size.Type is ListingType.PrivateRoom or ListingType.GuestSuite
                ? CheckInMethod.HostGreets
                : CheckInMethod.Lockbox,
            HouseRules = new HouseRules
            {
                Pets = size.Type is ListingType.House or ListingType.Cabin ? true : null,
                Smoking = false,
                Parties = false,
                QuietFrom = new TimeOnly(22, 0),
                QuietUntil = new TimeOnly(7, 0),
            },
            Place = new Place
            {
                Street = at.Street,
                City = at.City,
                Region = at.Region,
                Country = at.Country,
                PostalCode = at.Code,
                Latitude = at.North,
                Longitude = at.East,
                TimeZone = at.Zone,
            },
            Rates = new Rates
            {
                Currency = price.Currency,
                Base = price.Base,
                Weekend = price.Weekend,
                CleaningFee = price.Cleaning,
                IncludedGuests = size.Capacity,
                WeeklyDiscount = 8_00,
                MonthlyDiscount = 20_00,
                EarlyBird = new AheadDiscount(90, 10_00),
                LastMinute = new AheadDiscount(3, 15_00),
                TaxRate = price.Tax,
            },
            Terms = terms,
            CancellationPolicy =
                terms == Careful ? PolicyCode.Firm
                : terms == Weekly ? PolicyCode.Moderate
                : PolicyCode.Flexible,
            NonRefundableDiscount = 10_00,
        };

    private static IReadOnlyList<string> AmenitiesOf(ListingType type) =>
        [.. Everywhere, .. Particular.GetValueOrDefault(type, ["kitchen", "washing_machine"])];
}
