using Airbnb.Core.Accounts;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Search;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Airbnb.Tests.Listings;

/// <summary>The search in SQL against a slow one in memory, over random homes, calendars and searches.</summary>
public sealed class SearchReferenceTests(SharedStack stack) : IClassFixture<SharedStack>, IAsyncLifetime
{
    private const int Homes = 400;

    private static readonly DateTimeOffset Now = new(2027, 3, 1, 10, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2027, 3, 1);
    private static readonly string[] Cities = ["Zürich", "São Paulo", "Tokyo", "Berlin"];
    private static readonly string[] Words = ["Sunny", "Attic", "Cabin", "Lake", "Old", "Loft"];
    private static readonly string[] Zones =
    [
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Europe/Berlin",
        "America/New_York",
    ];

    private readonly string name = $"search_{Guid.NewGuid():N}";
    private readonly PlatformClock clock = new(new StoppedClock(Now));
    private readonly Random random = new(20270301);
    private DbContextOptions<AirbnbDb> options = null!;
    private List<Listing> homes = [];
    private ILookup<Guid, Occupied> occupied = null!;

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

    private static readonly Gen<Position> Anywhere =
        from latitude in Gen.Choose(-90_000, 90_000)
        from longitude in Gen.Choose(-180_000, 180_000)
        select new Position(latitude / 1000.0, longitude / 1000.0);

    private static readonly Gen<Listing> Home =
        from words in Gen.ArrayOf(Gen.Elements(Words), 2)
        from city in Gen.Elements(Cities)
        from zone in Gen.Elements(Zones)
        from position in Anywhere
        from capacity in Gen.Choose(1, 8)
        from price in Gen.Choose(1, 20)
        from currency in Gen.Elements("CHF", "USD")
        from terms in Terms
        from published in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        select Listed(
            words,
            city,
            zone,
            position,
            capacity,
            new Rates { Currency = currency, Base = price * 1000 },
            terms,
            published
        );

    private static readonly Gen<MapBox> Box =
        from corner in Anywhere
        from other in Anywhere
        select new MapBox(
            corner.Longitude,
            Math.Min(corner.Latitude, other.Latitude),
            other.Longitude,
            Math.Max(corner.Latitude, other.Latitude)
        );

    private static readonly Gen<Vicinity> Around =
        from centre in Anywhere
        from metres in Gen.Choose(1, 20_000_000)
        select new Vicinity(centre, metres);

    private static readonly Gen<StayDates> Stay =
        from start in Gen.OneOf(Gen.Choose(-3, 9), Gen.Choose(0, 420))
        from nights in Gen.Choose(1, 9)
        select StayDates.Of(Today.AddDays(start), Today.AddDays(start + nights)).Value;

    private static readonly Gen<HomeSearch> Search =
        from sort in Gen.Elements(HomeSort.Newest, HomeSort.Price, HomeSort.PriceDescending, HomeSort.Distance)
        from near in sort is HomeSort.Distance ? Around.Select(Some) : Maybe(Around)
        from box in Maybe(Box)
        from dates in Maybe(Stay)
        from guests in Perhaps(Gen.Choose(1, 8))
        from least in Perhaps(Gen.Choose(0, 20))
        from most in Perhaps(Gen.Choose(0, 25))
        from currency in Gen.Elements(null, null, null, "CHF")
        from limit in Gen.Choose(1, 60)
        select new HomeSearch
        {
            Sort = sort,
            Near = near,
            Box = box,
            Dates = dates,
            Guests = guests,
            MinPrice = least * 1000L,
            MaxPrice = most * 1000L,
            Currency = currency,
            Limit = limit,
        };

    [Fact]
    public void Every_search_finds_what_the_slow_one_finds_in_order_and_page_by_page() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Search.ToArbitrary(), Agrees));

    [Fact]
    public void Every_word_of_a_search_that_a_home_has_finds_it() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(50),
            Prop.ForAll(
                Gen.Elements(Words).ToArbitrary(),
                Gen.Elements(Cities).ToArbitrary(),
                (word, city) =>
                {
                    var words = SearchText.Of($"{city} {word}").Split(' ');
                    var search = new HomeSearch { Sort = HomeSort.Relevance, Words = string.Join(' ', words) };
                    var found = All(search with { Limit = 50 }).Select(home => home.Id).ToHashSet();
                    return homes
                        .Where(home => home.Status is ListingStatus.Published)
                        .Where(home => words.All(home.SearchText.Split(' ').Contains))
                        .All(home => found.Contains(home.Id));
                }
            )
        );

    public async Task InitializeAsync()
    {
        var owner = new NpgsqlConnectionStringBuilder(await stack.App.ConnectionString("airbnb")) { Database = name };
        options =
            (DbContextOptions<AirbnbDb>)
                new DbContextOptionsBuilder<AirbnbDb>().UseNpgsql(owner.ConnectionString).ForAirbnb().Options;
        await using var db = new AirbnbDb(options);
        await db.Database.MigrateAsync();
        db.Users.Add(Host);
        homes = [.. Home.Sample(Homes)];
        db.AddRange(homes);
        var taken = homes.SelectMany(TakenNights).ToList();
        db.AddRange(taken);
        await db.SaveChangesAsync();
        occupied = taken.ToLookup(nights => nights.ListingId);
    }

    public async Task DisposeAsync()
    {
        await using var db = new AirbnbDb(options);
        NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
        await db.Database.EnsureDeletedAsync();
    }

    private static readonly User Host = new()
    {
        Name = "Host",
        Email = "host@example.com",
        NormalizedEmail = "host@example.com",
        UserName = "host@example.com",
        NormalizedUserName = "host@example.com",
        EmailConfirmed = true,
        CreatedAt = Now,
    };

    private static Listing Listed(
        string[] words,
        string city,
        string zone,
        Position position,
        int capacity,
        Rates rates,
        StayTerms terms,
        bool published
    )
    {
        var listing = Listing.Draft(
            Host.Id,
            new ListingDetails
            {
                Title = string.Join(' ', words),
                Description = "A home.",
                Type = ListingType.House,
                Capacity = capacity,
                Place = new Place
                {
                    Street = "Street 1",
                    City = city,
                    Country = "CH",
                    Latitude = position.Latitude,
                    Longitude = position.Longitude,
                    TimeZone = zone,
                },
                Rates = rates,
                Terms = terms,
            },
            Now
        );
        if (published)
            Assert.True(listing.Publish(Now).Succeeded);
        return listing;
    }

    /// <summary>Six stays and closures that do not touch one another.</summary>
    private IEnumerable<Occupied> TakenNights(Listing home)
    {
        var day = Today.AddDays(random.Next(5));
        for (var n = 0; n < 6; n++)
        {
            var dates = StayDates.Of(day, day.AddDays(random.Next(1, 6))).Value;
            var guest = random.Next(2) == 0;
            yield return new Occupied
            {
                ListingId = home.Id,
                Kind = guest ? OccupiedBy.Stay : OccupiedBy.Block,
                SourceId = Guid.NewGuid(),
                Nights = dates.ToRange(),
                Padded = guest ? dates.Padded(home.Terms.PreparationNights) : null,
            };
            day = dates.CheckOut.AddDays(home.Terms.PreparationNights + random.Next(20));
        }
    }

    private bool Agrees(HomeSearch search)
    {
        var found = All(search);
        var expected = homes.Where(home => IsWanted(home, search)).Select(home => home.Id);
        var keys = found.Select(home => home.SortKey).ToList();
        var sorted = search.Sort is HomeSort.PriceDescending ? keys.OrderDescending() : keys.Order();
        return found.Select(home => home.Id).Order().SequenceEqual(expected.Order()) && keys.SequenceEqual(sorted);
    }

    private List<FoundHome> All(HomeSearch search)
    {
        using var db = new AirbnbDb(options);
        var (find, found) = (new FindHomes(db, clock), new List<FoundHome>());
        SearchPoint? after = null;
        while (true)
        {
            var page = find.That(search with { After = after }, CancellationToken.None).GetAwaiter().GetResult();
            found.AddRange(page.Take(search.Limit));
            if (page.Count <= search.Limit)
                return found;
            after = new SearchPoint(search.Sort, found[^1].SortKey, found[^1].Id);
        }
    }

    private bool IsWanted(Listing home, HomeSearch search) =>
        home.Status is ListingStatus.Published
        && (search.Guests is not { } guests || home.Capacity >= guests)
        && (search.MinPrice is not { } least || home.Rates.Base >= least)
        && (search.MaxPrice is not { } most || home.Rates.Base <= most)
        && (search.Currency is not { } currency || home.Rates.Currency == currency)
        && (search.Box is not { } box || IsIn(box, home))
        && (search.Near is not { } near || Metres(near.Centre, home) <= near.Metres)
        && (search.Dates is not { } dates || CanBeBooked(home, dates));

    private bool CanBeBooked(Listing home, StayDates dates)
    {
        var nights = dates.EachNight().ToHashSet();
        var prepared = nights.Concat(Enumerable.Range(0, home.Terms.PreparationNights).Select(dates.CheckOut.AddDays));
        var taken = occupied[home.Id]
            .Any(other =>
                nights.Any(night => night >= other.Nights.LowerBound && night < other.Nights.UpperBound)
                || other.Padded is { } padded
                    && prepared.Any(night => night >= padded.LowerBound && night < padded.UpperBound)
            );
        var (local, terms) = (home.HomeTime(), home.Terms);
        return StayRules
                .Broken(
                    new StayFacts(
                        dates,
                        1,
                        terms,
                        home.Capacity!.Value,
                        true,
                        false,
                        local.Today(Now),
                        local.TimeOfDay(Now),
                        taken
                    )
                )
                .Count == 0;
    }

    private static bool IsIn(MapBox box, Listing home)
    {
        var (latitude, longitude) = (home.PublicLatitude!.Value, home.PublicLongitude!.Value);
        var inside =
            box.West <= box.East
                ? longitude >= box.West && longitude <= box.East
                : longitude >= box.West || longitude <= box.East;
        return inside && latitude >= box.South && latitude <= box.North;
    }

    private static double Metres(Position from, Listing home)
    {
        var (north, east) = (Radians(home.PublicLatitude!.Value), Radians(home.PublicLongitude!.Value));
        var (latitude, longitude) = (Radians(from.Latitude), Radians(from.Longitude));
        var half =
            Math.Pow(Math.Sin((north - latitude) / 2), 2)
            + Math.Cos(latitude) * Math.Cos(north) * Math.Pow(Math.Sin((east - longitude) / 2), 2);
        return Math.Round(2 * 6_371_000 * Math.Asin(Math.Min(1, Math.Sqrt(half))));

        static double Radians(double degrees) => degrees * Math.PI / 180;
    }

    private static Vicinity? Some(Vicinity near) => near;

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => Gen.OneOf(Gen.Constant<T?>(null), gen.Select(value => (T?)value));

    private static Gen<int?> Perhaps(Gen<int> gen) =>
        Gen.OneOf(Gen.Constant<int?>(null), gen.Select(value => (int?)value));
}
