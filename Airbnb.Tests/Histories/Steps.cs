using System.Globalization;
using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Bookings.Cancelling;
using Airbnb.Core.Calendar;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Histories;

/// <summary>One thing that happens. Homes and guests are named by number, a booking by how many were made since.</summary>
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
        var quote = await history.Platform.Use<Quotes, Result<SignedQuote>>(quotes =>
            quotes.Make(home.Id, wish, History.As(guestId), default)
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

/// <summary>The guest pays from a bank account, and the bank takes its time.</summary>
public sealed record PayByBank(int Booking) : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            async booking =>
            {
                await new Pay(Booking, "pm_successDelayed_at").Happen(history);
                history.Debits.AddRange(await history.IntentsOf(booking));
            }
        );
}

/// <summary>The banks that guests pay with have moved the money.</summary>
public sealed record BanksPay : Step
{
    public override Task Happen(History history) => history.BanksPay();
}

/// <summary>Time passes, a quarter of an hour at least, and with it what was due.</summary>
public sealed record Wait(int Hours) : Step
{
    public override async Task Happen(History history)
    {
        await history.Platform.Advance(TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(16));
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

/// <summary>Every webhook comes, late or not.</summary>
public sealed record HearAll : Step
{
    public override async Task Happen(History history)
    {
        await history.Postman.DeliverAll();
        await history.Platform.Run();
    }
}

/// <summary>The host answers a request.</summary>
public sealed record Answer(int Booking, bool Yes) : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            booking =>
                history.Platform.Use<AnswerRequest, Result<Booking>>(answer =>
                {
                    var (host, key) = (History.As(booking.HostId), History.KeyOf(booking.HostId));
                    return Yes
                        ? answer.Accept(booking.Id, host, key, default)
                        : answer.Decline(booking.Id, "No", host, key, default);
                })
        );
}

/// <summary>The guest thinks better of a request.</summary>
public sealed record Withdraw(int Booking) : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            booking =>
                history.Platform.Use<EndRequest, Result<Booking>>(end =>
                    end.Withdraw(booking.Id, History.As(booking.GuestId), History.KeyOf(booking.GuestId), default)
                )
        );
}

/// <summary>One of the two cancels, as quoted; some time may lie between.</summary>
public sealed record Cancel(int Booking, BookingSide By, int MinutesToThink) : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            async booking =>
            {
                var userId = By is BookingSide.Guest ? booking.GuestId : booking.HostId;
                var quote = await history.Platform.Use<CancellationQuotes, Result<SignedCancellationQuote>>(quotes =>
                    quotes.Make(booking.Id, History.As(userId), default)
                );
                if (!quote.Succeeded)
                    return;
                if (MinutesToThink > 0)
                    await history.Platform.Advance(TimeSpan.FromMinutes(MinutesToThink));
                await history.Platform.Use<CancelBooking, Result<Booking>>(cancel =>
                    cancel.Confirm(
                        booking.Id,
                        quote.Value.Text,
                        null,
                        History.As(userId),
                        History.KeyOf(userId),
                        default
                    )
                );
            }
        );
}

/// <summary>Nobody came, says the host.</summary>
public sealed record Miss(int Booking) : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            booking =>
                history.Platform.Use<ReportNoShow, Result<Booking>>(report =>
                    report.Of(booking.Id, History.As(booking.HostId), default)
                )
        );
}

/// <summary>The host of the home opens an account to be paid to, or gets so far as to finish it.</summary>
public sealed record Onboard(int Home, bool ToTheEnd) : Step
{
    private static readonly OnboardingPages Pages = new(
        new Uri("https://example.com/done"),
        new Uri("https://example.com/again")
    );

    public override async Task Happen(History history)
    {
        var hostId = history.Home(Home).HostId;
        var link = await history.Platform.Use<OpenHostAccount, Result<Uri>>(open =>
            open.Onboard(hostId, Pages, default)
        );
        Assert.True(link.Succeeded, link.Error?.Message);
        if (!ToTheEnd)
            return;
        var account = await history.Platform.Use<AirbnbDb, HostAccount>(async db =>
            (await db.HostAccounts.FindAsync(hostId))!
        );
        await history.Stripe.Command($"accounts/{account.GatewayId}/onboarding", new { });
    }
}

/// <summary>Somebody sends money back at Stripe itself, past us: so much of what was paid, when so much is left.</summary>
public sealed record RefundByHand(int Booking, int Percent) : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            async booking =>
            {
                foreach (var charge in await history.ChargesAtStripe(booking))
                    await history.Stripe.Post(
                        "v1/refunds",
                        ("charge", charge),
                        ("amount", (booking.TotalAmount * Percent / 100).ToString(CultureInfo.InvariantCulture))
                    );
            }
        );
}

/// <summary>The guest's bank takes a payment back.</summary>
public sealed record Dispute(int Booking) : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            async booking =>
            {
                foreach (var charge in await history.ChargesAtStripe(booking))
                    await history.Stripe.Command($"charges/{charge}/dispute", new { });
            }
        );
}

/// <summary>The bank decides.</summary>
public sealed record Decide(int Booking, bool Won) : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            async booking =>
            {
                foreach (var dispute in await history.OpenDisputesAtStripe(booking))
                    await history.Stripe.Command($"disputes/{dispute}", new { outcome = Won ? "won" : "lost" });
            }
        );
}

/// <summary>One of the two asks for other dates or guests.</summary>
public sealed record Propose(int Booking, BookingSide By, int Later, int Longer, int Guests) : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            async booking =>
            {
                var userId = By is BookingSide.Guest ? booking.GuestId : booking.HostId;
                var checkIn = booking.CheckIn.AddDays(Later);
                var dates = StayDates.Of(checkIn, booking.CheckOut.AddDays(Later + Longer));
                if (!dates.Succeeded)
                    return;
                var wish = new AlterationWish(dates.Value, Guests);
                await history.Platform.Use<ProposeAlteration, Result<Alteration>>(propose =>
                    propose.Propose(booking.Id, wish, History.As(userId), default)
                );
            }
        );
}

public enum Reply
{
    Yes,
    No,
    Withdraw,
}

/// <summary>The one who was asked answers, or the one who asked thinks better of it.</summary>
public sealed record ReplyTo(int Booking, Reply Reply) : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            async booking =>
            {
                var open = await history.Platform.Use<AirbnbDb, Alteration?>(db =>
                    db.OpenAlterationOf(booking.Id, default)
                );
                if (open is null)
                    return;
                var byGuest = open.ProposedBy is BookingSide.Guest == (Reply is Reply.Withdraw);
                var userId = byGuest ? booking.GuestId : booking.HostId;
                var (caller, key) = (History.As(userId), History.KeyOf(userId));
                await history.Platform.Use<AnswerAlteration, Result>(answer =>
                    Reply switch
                    {
                        Reply.Yes => answer.Accept(booking.Id, open.Id, caller, key, default),
                        Reply.No => answer.Decline(booking.Id, open.Id, caller, default),
                        _ => answer.Withdraw(booking.Id, open.Id, caller, default),
                    }
                );
            }
        );
}

/// <summary>An admin lets the host off.</summary>
public sealed record Waive(int Booking) : Step
{
    public override Task Happen(History history) =>
        history.With(
            Booking,
            async booking =>
            {
                var penalty = await history.Platform.Use<AirbnbDb, HostPenalty?>(db =>
                    db.HostPenalties.SingleOrDefaultAsync(penalty => penalty.BookingId == booking.Id)
                );
                if (penalty is not null)
                    await history.Platform.Use<WaivePenalty, Result>(waive =>
                        waive.Waive(penalty.Id, booking.HostId, "A flood", default)
                    );
            }
        );
}
