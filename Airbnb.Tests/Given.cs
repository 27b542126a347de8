using System.Text.Json;
using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;

namespace Airbnb.Tests;

/// <summary>Nights of a stay, counted from a day that suits every test.</summary>
public sealed record Nights(DateOnly CheckIn, DateOnly CheckOut)
{
    public object With(int guests) =>
        new
        {
            checkIn = CheckIn,
            checkOut = CheckOut,
            guests,
        };

    /// <summary>So many nights, that many days after the first of these.</summary>
    public Nights At(int start, int count) => new(CheckIn.AddDays(start), CheckIn.AddDays(start + count));

    public bool Overlaps(Nights other) => CheckIn < other.CheckOut && other.CheckIn < CheckOut;
}

/// <summary>A home of a host's.</summary>
public sealed record Home(Guid Id, Client Host);

/// <summary>A booking as its guest got it.</summary>
public sealed record Held(Guid Id, Client Guest, Home Home, Nights Nights, string ClientSecret, string PublishableKey)
{
    public static Held Of(Answer booked, Client guest, Home home, Nights nights) =>
        new(
            booked.Id(),
            guest,
            home,
            nights,
            booked.Text("payment.clientSecret"),
            booked.Text("payment.publishableKey")
        );

    public string Intent => ClientSecret[..ClientSecret.IndexOf("_secret_", StringComparison.Ordinal)];
}

/// <summary>What tests start from.</summary>
public sealed class Given(AirbnbApp app)
{
    /// <summary>Nights that begin so many days from the platform's today in UTC.</summary>
    public async Task<Nights> Nights(int inDays, int count)
    {
        var first = DateOnly.FromDateTime((await app.Now()).UtcDateTime).AddDays(inDays);
        return new Nights(first, first.AddDays(count));
    }

    /// <summary>A published home, written through the product's entities.</summary>
    public async Task<Home> Home(
        Client? host = null,
        string zone = "Europe/Lisbon",
        Func<StayTerms, StayTerms>? terms = null,
        Func<Rates, Rates>? rates = null,
        BookingMode mode = BookingMode.Instant,
        PolicyCode policy = PolicyCode.Flexible
    )
    {
        host ??= await app.AsHost();
        var details = new ListingDetails
        {
            Title = "Blue door by the canal",
            Description = "Two rooms, one canal, no stairs.",
            Type = ListingType.Apartment,
            Capacity = 4,
            Place = new Place
            {
                Street = "Canal street 1",
                City = "Lisbon",
                Country = "PT",
                Latitude = 38.71,
                Longitude = -9.14,
                TimeZone = zone,
            },
            Rates = (rates ?? (same => same))(
                new Rates
                {
                    Currency = "EUR",
                    Base = 100_00,
                    Weekend = 130_00,
                    CleaningFee = 60_00,
                    TaxRate = 10_00,
                    IncludedGuests = 4,
                }
            ),
            Terms = (terms ?? (same => same))(new StayTerms()),
            BookingMode = mode,
            CancellationPolicy = policy,
        };
        var now = await app.Now();
        var listing = Listing.Draft(host.UserId, details, now);
        Assert.True(listing.Publish(now).Succeeded);
        await using var db = app.OpenDb();
        db.Listings.Add(listing);
        await db.SaveChangesAsync();
        return new Home(listing.Id, host);
    }

    public async Task<Answer> AskQuote(Client guest, Home home, Nights nights, int guests = 2) =>
        await guest.Post($"listings/{home.Id}/quotes", nights.With(guests));

    public async Task<string> Quote(Client guest, Home home, Nights nights, int guests = 2) =>
        (await AskQuote(guest, home, nights, guests)).Is(200).Text("quote");

    public Task<Answer> Book(Client guest, string quote, string? key = null) =>
        guest.Post("bookings", new { quote }, ("Idempotency-Key", key ?? Guid.NewGuid().ToString()));

    /// <summary>A booking that waits for its payment.</summary>
    public async Task<Held> Held(Home? home = null, Nights? nights = null, Client? guest = null)
    {
        home ??= await Home();
        nights ??= await Nights(30, 3);
        guest ??= await app.AsGuest();
        var booked = (await Book(guest, await Quote(guest, home, nights))).Is(201);
        return Tests.Held.Of(booked, guest, home, nights);
    }

    /// <summary>The guest's browser pays at Stripe.</summary>
    public async Task Paid(Held held, string card = "pm_card_visa")
    {
        var intent = await app.Stripe.Confirm(held.PublishableKey, held.ClientSecret, card);
        Assert.True(intent.TryGetProperty("status", out var status), intent.ToString());
        Assert.Equal("succeeded", status.GetString());
    }

    /// <summary>A booking that was paid and confirmed.</summary>
    public async Task<Held> Confirmed(
        Home? home = null,
        Nights? nights = null,
        Client? guest = null,
        string card = "pm_card_visa"
    )
    {
        var held = await Held(home, nights, guest);
        await Paid(held, card);
        await Becomes(held, "confirmed");
        return held;
    }

    /// <summary>The guest's bank reserves the money for a stay that its host is to be asked for.</summary>
    public async Task Reserved(Held held)
    {
        var intent = await app.Stripe.Confirm(held.PublishableKey, held.ClientSecret);
        Assert.True(intent.TryGetProperty("status", out var status), intent.ToString());
        Assert.Equal("requires_capture", status.GetString());
    }

    /// <summary>A booking whose host has been asked.</summary>
    public async Task<Held> Requested(Home? home = null, Nights? nights = null, Client? guest = null)
    {
        var held = await Held(home ?? await Home(mode: BookingMode.Request), nights, guest);
        await Reserved(held);
        await Becomes(held, "requested");
        return held;
    }

    /// <summary>One side does something to the booking.</summary>
    public Task<Answer> Do(Client who, Held held, string what, object? body = null, string? key = null) =>
        who.Post($"bookings/{held.Id}/{what}", body, ("Idempotency-Key", key ?? Guid.NewGuid().ToString()));

    /// <summary>What ending the stay would come to for one side.</summary>
    public async Task<Answer> AskCancellation(Client who, Held held) =>
        (await who.Post($"bookings/{held.Id}/cancellation-quotes")).Is(200);

    /// <summary>Ends the stay as quoted just now.</summary>
    public async Task<Answer> Cancelled(Client who, Held held, string? reason = null)
    {
        var quote = (await AskCancellation(who, held)).Text("quote");
        return (await Do(who, held, "cancellation", new { quote, reason })).Is(200);
    }

    /// <summary>The bank says no to the guest's card.</summary>
    public async Task<JsonElement> FailedCard(Held held)
    {
        var answer = await app.Stripe.Confirm(held.PublishableKey, held.ClientSecret, "pm_card_visa_chargeDeclined");
        Assert.Equal("card_declined", answer.GetProperty("error").GetProperty("code").GetString());
        return answer;
    }

    public async Task<string> StatusOf(Held held) => (await Read(held)).Text("status");

    public async Task<Answer> Read(Held held) => (await held.Guest.Get($"bookings/{held.Id}")).Is(200);

    public async Task Becomes(Held held, string status)
    {
        var last = "";
        await Eventually.True(async () => (last = await StatusOf(held)) == status, $"booking {held.Id} to be {status}");
    }
}
