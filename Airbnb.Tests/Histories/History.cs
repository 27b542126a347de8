using Airbnb.Core;
using Airbnb.Core.Admin;
using Airbnb.Core.Bookings;
using Airbnb.Core.Idempotency;
using Airbnb.Core.Listings;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Histories;

/// <summary>What happens to a few homes and guests. Whoever does something may be refused; nothing may break.</summary>
public sealed class History(StillPlatform platform, StripeSandbox stripe, Postman postman)
{
    private const int Homes = 3;
    private const int Guests = 2;

    private readonly List<Listing> homes = [];
    private readonly List<Guid> guests = [];

    public StillPlatform Platform { get; } = platform;
    public StripeSandbox Stripe { get; } = stripe;
    public Postman Postman { get; } = postman;

    /// <summary>What was booked, in the order of booking.</summary>
    public List<Guid> Bookings { get; } = [];

    /// <summary>Stripe's ids of payments that banks may be moving.</summary>
    public List<string> Debits { get; } = [];

    public Listing Home(int number) => homes[number % homes.Count];

    public Guid Guest(int number) => guests[number % guests.Count];

    public static Caller As(Guid userId) => new(userId, PlatformRole.Member);

    /// <summary>Books anew under a key of its own, as each wish of a person does.</summary>
    public static IdempotencyKey KeyOf(Guid userId) =>
        new()
        {
            UserId = userId,
            Key = Guid.NewGuid().ToString(),
            RequestHash = [],
            CreatedAt = DateTimeOffset.UtcNow,
        };

    /// <summary>The booking that was made so many before the last, when there is one.</summary>
    public async Task With(int before, Func<Booking, Task> act)
    {
        if (Bookings.Count <= before)
            return;
        var id = Bookings[^(before + 1)];
        await act(await Platform.Use<AirbnbDb, Booking>(async db => (await db.Bookings.FindAsync(id))!));
    }

    public Task<List<string>> IntentsOf(Booking booking) =>
        Platform.Use<AirbnbDb, List<string>>(db =>
            db.ChargesOf(booking.Id)
                .Where(charge => charge.GatewayId != null)
                .Select(charge => charge.GatewayId!)
                .ToListAsync()
        );

    /// <summary>What banks are moving is here.</summary>
    public async Task BanksPay()
    {
        foreach (var intent in Debits)
            await Stripe.Command($"debits/{intent}", new { outcome = "succeeded" });
        Debits.Clear();
    }

    /// <summary>Stripe's ids of what was paid for the booking.</summary>
    public async Task<IReadOnlyList<string>> ChargesAtStripe(Booking booking)
    {
        List<string> charges = [];
        foreach (var intent in await IntentsOf(booking))
            charges.AddRange(
                (await Stripe.Get($"v1/charges?payment_intent={intent}"))
                    .GetProperty("data")
                    .EnumerateArray()
                    .Where(charge => charge.GetProperty("captured").GetBoolean())
                    .Select(charge => charge.GetProperty("id").GetString()!)
            );
        return charges;
    }

    public async Task<IReadOnlyList<string>> OpenDisputesAtStripe(Booking booking)
    {
        List<string> disputes = [];
        foreach (var charge in await ChargesAtStripe(booking))
            disputes.AddRange(
                (await Stripe.Get($"v1/disputes?charge={charge}"))
                    .GetProperty("data")
                    .EnumerateArray()
                    .Where(dispute => dispute.GetProperty("status").GetString() is not ("won" or "lost"))
                    .Select(dispute => dispute.GetProperty("id").GetString()!)
            );
        return disputes;
    }

    public async Task Begin()
    {
        var people = await Platform.People(Guests + Homes);
        guests.AddRange(people.Take(Guests));
        homes.AddRange(people.Skip(Guests).Select(HomeOf));
        await Platform.Use<AirbnbDb>(db =>
        {
            db.Listings.AddRange(homes);
            return db.SaveChangesAsync();
        });
    }

    /// <summary>Lets everything come to rest, and looks whether what must always hold holds.</summary>
    public async Task Settle()
    {
        var last = "";
        await BanksPay();
        await Eventually.True(
            async () =>
            {
                await Postman.DeliverAll();
                await Platform.Run();
                var report = await Platform.Use<Invariants, InvariantReport>(invariants => invariants.Check(default));
                last =
                    $"{string.Join("; ", report.Broken)}; under way: {string.Join("; ", report.UnderWay)}; left: {await Platform.Left()}";
                return report is { AtRest: true, Broken.Count: 0 };
            },
            "all invariants to hold at rest",
            seen: () => last
        );
    }

    private Listing HomeOf(Guid hostId, int number)
    {
        var details = new ListingDetails
        {
            Title = $"House number {number}",
            Description = "A roof, a bed and a kettle.",
            Type = ListingType.House,
            Capacity = 4,
            Place = new Place
            {
                Street = "Long road 1",
                City = "Lisbon",
                Country = "PT",
                Latitude = 38.71,
                Longitude = -9.14,
                TimeZone = number == 0 ? "Pacific/Kiritimati" : "America/Los_Angeles",
            },
            Rates = new Rates
            {
                Currency = "EUR",
                Base = 101_01,
                Weekend = 133_33,
                CleaningFee = 47_11,
                ExtraGuestFee = 9_99,
                WeeklyDiscount = 7_77,
            },
            Terms = new StayTerms { MaxNights = 60, PreparationNights = number },
            BookingMode = number == 1 ? BookingMode.Request : BookingMode.Instant,
            CancellationPolicy = number switch
            {
                0 => PolicyCode.Flexible,
                1 => PolicyCode.Moderate,
                _ => PolicyCode.Strict,
            },
        };
        var home = Listing.Draft(hostId, details, Platform.Now);
        Assert.True(home.Publish(Platform.Now).Succeeded);
        return home;
    }
}
