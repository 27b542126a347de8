using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Search;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Exchange;
using Airbnb.Core.Time;
using Airbnb.Tests.Pricing.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Airbnb.Tests.Listings.Search;

/// <summary>A database of its own, full of random homes, and all that it was filled with.</summary>
public sealed class SearchDatabase : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2027, 3, 1, 10, 30, 0, TimeSpan.Zero);

    private readonly DbContextOptions<AirbnbDb> options;
    private readonly PlatformClock clock = new(new StoppedClock(Now));

    private SearchDatabase(string connection) =>
        options =
            (DbContextOptions<AirbnbDb>)
                new DbContextOptionsBuilder<AirbnbDb>().UseNpgsql(connection).ForAirbnb().Options;

    public static FeeSchedule Fees { get; } = new();

    public List<Listing> Homes { get; } = [];
    public List<NightPrice> NightPrices { get; } = [];
    public List<StayRule> Rules { get; } = [];
    public List<Occupied> Occupied { get; } = [];
    public Dictionary<Guid, int> EarlierBookings { get; } = [];

    /// <summary>Dollars have none of the newest day, and yen none at all.</summary>
    public IReadOnlyList<CurrencyRate> Rates { get; } =
    [
        Rate(0, "EUR", 1),
        Rate(0, "CHF", 0.9377m),
        Rate(-1, "EUR", 1),
        Rate(-1, "USD", 1.0834m),
        Rate(-2, "EUR", 1),
        Rate(-2, "USD", 1.5m),
        Rate(1, "EUR", 1),
        Rate(1, "USD", 2m),
    ];

    public static async Task<SearchDatabase> With(IEnumerable<HomeToList> homes, AirbnbApp app)
    {
        var owner = new NpgsqlConnectionStringBuilder(await app.ConnectionString("airbnb"))
        {
            Database = $"search_{Guid.NewGuid():N}",
        };
        var database = new SearchDatabase(owner.ConnectionString);
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        await database.Fill(db, homes);
        await db.Database.ExecuteSqlAsync($"ANALYZE");
        return database;
    }

    public AirbnbDb Open() => new(options);

    public static FindHomes Find(AirbnbDb db, PlatformClock clock, SearchOptions limits) =>
        new(db, new SearchWords(db), new ShowPrices(db, clock), Options.Create(Fees), Options.Create(limits), clock);

    /// <summary>All pages of a search, one after another.</summary>
    public List<FoundHome> All(HomeSearch search, SearchOptions limits)
    {
        using var db = Open();
        var (find, found) = (Find(db, clock, limits), new List<FoundHome>());
        SearchPoint? after = null;
        do
        {
            var part = search with { After = after, WithFacets = false };
            var page = find.That(part, CancellationToken.None).GetAwaiter().GetResult();
            found.AddRange(page.Homes.Take(search.Limit));
            after = page.Next(part);
        } while (after is not null);
        return found;
    }

    public Facets? Facets(HomeSearch search, SearchOptions limits)
    {
        using var db = Open();
        var found = Find(db, clock, limits).That(search, CancellationToken.None).GetAwaiter().GetResult();
        return found.Facets;
    }

    public async ValueTask DisposeAsync()
    {
        await using var db = Open();
        NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
        await db.Database.EnsureDeletedAsync();
    }

    private async Task Fill(AirbnbDb db, IEnumerable<HomeToList> homes)
    {
        var (host, guest) = (Person("host"), Person("guest"));
        db.AddRange(host, guest);
        db.AddRange(Rates);
        foreach (var home in homes)
            List(db, home, host.Id, guest.Id);
        db.AddRange(NightPrices);
        db.AddRange(Rules);
        db.AddRange(Occupied);
        await db.SaveChangesAsync();
    }

    private void List(AirbnbDb db, HomeToList home, Guid hostId, Guid guestId)
    {
        var listing = Listing.Draft(hostId, home.Details, Now);
        Become(listing, home.Status);
        if (home.IsSuspended)
            listing.Suspend(Now.AddDays(1), Now);
        var entry = db.Add(listing);
        entry.Property(row => row.Rating).CurrentValue = home.Standing.Stars;
        entry.Property(row => row.ReviewCount).CurrentValue = home.Standing.Count;
        entry.Property(row => row.IsSuperhost).CurrentValue = home.Standing.IsSuperhost;
        Homes.Add(listing);
        NightPrices.AddRange(
            home.Prices.Select(price => new NightPrice
            {
                ListingId = listing.Id,
                Kind = price.Kind,
                Nights = price.Nights,
                Amount = price.Amount,
            })
        );
        Rules.AddRange(
            home.Rules.Select(rule => new StayRule
            {
                ListingId = listing.Id,
                Nights = rule.Nights,
                MinNights = (rule.Says & 1) == 0 ? null : rule.Terms.MinNights,
                MaxNights = (rule.Says & 2) == 0 ? null : rule.Terms.MaxNights,
                ArrivalDays = (rule.Says & 4) == 0 ? null : rule.Terms.ArrivalDays,
                DepartureDays = (rule.Says & 8) == 0 ? null : rule.Terms.DepartureDays,
            })
        );
        Occupied.AddRange(
            home.Taken.Select(taken => new Occupied
            {
                ListingId = listing.Id,
                Kind = taken.ByGuest ? OccupiedBy.Stay : OccupiedBy.Block,
                SourceId = Guid.NewGuid(),
                Nights = taken.Nights.ToRange(),
                Padded = taken.ByGuest ? taken.Nights.Padded(listing.Terms.PreparationNights) : null,
            })
        );
        foreach (var counts in home.EarlierBookings)
            db.Add(Booked(listing, guestId, counts));
        EarlierBookings[listing.Id] = home.EarlierBookings.Count(counts => counts);
    }

    private static void Become(Listing listing, ListingStatus status)
    {
        if (status is ListingStatus.Published or ListingStatus.Paused)
            Assert.True(listing.Publish(Now).Succeeded);
        if (status is ListingStatus.Paused)
            listing.Pause(Now);
        if (status is ListingStatus.Archived)
            listing.Archive(Now);
    }

    private static Booking Booked(Listing listing, Guid guestId, bool counts)
    {
        var stay = StayDates.Of(AnyHome.Today, AnyHome.Today.AddDays(1)).Value;
        var price = new Price(
            [new PriceLine(LineKind.Nights, new Money(1, listing.Rates.Currency!), "")],
            Money.Zero(listing.Rates.Currency!)
        );
        var terms = new QuoteTerms(BookingMode.Instant, Policy.Flexible.Id, PolicyCode.Flexible, 1);
        var quote = new Quote(Guid.NewGuid(), listing.Id, stay, new Party(1), price, terms, Now);
        var booking = Booking.Hold(quote.Id, quote, listing, guestId, TimeSpan.FromMinutes(15), Now);
        if (!counts)
            booking.Expire(Now, "Nobody paid");
        return booking;
    }

    public static User Person(string name) =>
        new()
        {
            Name = name,
            Email = $"{name}@example.com",
            NormalizedEmail = $"{name}@example.com",
            UserName = $"{name}@example.com",
            NormalizedUserName = $"{name}@example.com",
            EmailConfirmed = true,
            CreatedAt = Now,
        };

    private static CurrencyRate Rate(int day, string currency, decimal perEuro) =>
        new()
        {
            Day = AnyHome.Today.AddDays(day),
            Currency = currency,
            PerEuro = perEuro,
        };
}
