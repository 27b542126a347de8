using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Calendar;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Histories;

/// <summary>One thing that happens. Homes, guests and bookings are named by number; which one that is, the history knows.</summary>
public abstract record Step
{
    public abstract Task Happen(History history);
}

public sealed record Book(int Home, int Guest, int InDays, int Nights, int Guests) : Step
{
    public override async Task Happen(History history)
    {
        var (home, guestId) = (history.Home(Home), history.Guest(Guest));
        var first = home.HomeTime().Today(history.Platform.Now).AddDays(InDays);
        var wish = new Wish(StayDates.Of(first, first.AddDays(Nights)).Value, new Party(Guests));
        var caller = new Caller(guestId, PlatformRole.Member);
        var quote = await history.Platform.Use<Quotes, Result<SignedQuote>>(quotes =>
            quotes.Make(home.Id, wish, caller, default)
        );
        if (!quote.Succeeded)
            return;
        var held = await history.Platform.Use<BookStay, Result<HeldStay>>(book =>
            book.Hold(quote.Value.Text, guestId, History.KeyOf(guestId), default)
        );
        if (held.Succeeded)
            history.Bookings.Add(held.Value.Booking.Id);
    }
}

/// <summary>The guest pays whatever of the booking waits to be paid, with a card that works or does not.</summary>
public sealed record Pay(int Booking, string Card = "pm_card_visa") : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            async booking =>
            {
                var open = await history.Platform.Use<AirbnbDb, List<Charge>>(db =>
                    db.ChargesOf(booking.Id).Where(charge => charge.Status == ChargeStatus.Open).ToListAsync()
                );
                foreach (var charge in open)
                    await history.Stripe.Confirm("pk_test_sandbox", charge.ClientSecret!, Card);
            }
        );
}

/// <summary>Time passes, and with it what was due.</summary>
public sealed record Wait(int Hours) : Step
{
    public override async Task Happen(History history)
    {
        await history.Platform.Advance(TimeSpan.FromHours(Hours));
        await history.Platform.Run();
    }
}

/// <summary>Some webhooks come, in some order, some of them twice.</summary>
public sealed record Hear(int Seed) : Step
{
    public override async Task Happen(History history)
    {
        await history.Postman.Deliver(new Random(Seed));
        await history.Platform.Run();
    }
}
