using System.Text.Json;
using Airbnb.Core;
using Airbnb.Core.Delivery;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Payments.Payouts;

/// <summary>What tests of payouts have in common.</summary>
public static class PayoutsOf
{
    /// <summary>The host's account at Stripe, which cannot be paid to yet.</summary>
    public static async Task<string> OpenAccount(this AirbnbApp app, Client host)
    {
        (await host.Post("me/payout-account")).Is(200);
        return await app.Scalar<string>("SELECT gateway_id FROM host_accounts WHERE user_id = $1", host.UserId);
    }

    /// <summary>The host has answered everything that Stripe asks.</summary>
    public static async Task<string> Onboard(this AirbnbApp app, Client host)
    {
        var account = await app.OpenAccount(host);
        await app.Answer(account);
        await app.AccountBecomes(host, "active");
        return account;
    }

    public static Task Answer(this AirbnbApp app, string account) =>
        app.Stripe.Command($"accounts/{account}/onboarding");

    public static Task Restrict(this AirbnbApp app, string account) =>
        app.Stripe.Command($"accounts/{account}/restriction");

    /// <summary>Stripe forgets to tell us of as many things as that.</summary>
    public static Task DropEvents(this AirbnbApp app, int count) => app.Stripe.Deliver(new { drop = count });

    public static Task AccountBecomes(this AirbnbApp app, Client host, string status) =>
        Eventually.True(
            async () => (await host.Get("me/payout-account")).Is(200).Text("status") == status,
            $"the account of {host.UserId} to be {status}"
        );

    /// <summary>A confirmed stay that begins in two days, and whose money can be sent on.</summary>
    public static async Task<Held> Stay(this AirbnbApp app, Home home, int inDays = 2, int nights = 3)
    {
        var given = new Given(app);
        var held = await given.Confirmed(home, await given.Nights(inDays, nights));
        await app.MoneyArrives(held);
        return held;
    }

    /// <summary>Like the real one, Stripe adds a payment to our balance a moment after it was made.</summary>
    public static Task MoneyArrives(this AirbnbApp app, Held held) =>
        Eventually.True(
            async () =>
                (await app.Stripe.Get($"v1/payment_intents/{held.Intent}?expand[]=latest_charge"))
                    .GetProperty("latest_charge")
                    .GetProperty("balance_transaction")
                    .ValueKind
                    is not JsonValueKind.Null,
            $"the money of {held.Id} to arrive at Stripe"
        );

    /// <summary>The stay's host is to pay that much, in its currency.</summary>
    public static async Task<HostPenalty> Owe(this AirbnbApp app, Held held, long amount)
    {
        await using var db = app.OpenDb();
        var booking = await db.Bookings.SingleAsync(booking => booking.Id == held.Id);
        var penalty = db.Impose(booking, new Money(amount, booking.Currency), "Cancelled by the host", await app.Now());
        await db.SaveChangesAsync();
        return penalty;
    }

    /// <summary>The gateway says no to the next payouts.</summary>
    public static Task RefuseTransfers(this AirbnbApp app, int count) =>
        app.Stripe.Fault(
            new
            {
                kind = "error",
                method = "POST",
                path = "/v1/transfers",
                status = 400,
                count,
            }
        );

    /// <summary>Moves the clock on to a day after the stay's check-in, so many days more.</summary>
    public static async Task ToPayoutOf(this AirbnbApp app, Held held, int days = 0)
    {
        var checkIn = (await held.Guest.Get($"bookings/{held.Id}")).Is(200).At("checkInAt").GetDateTimeOffset();
        var wait = checkIn + TimeSpan.FromDays(1 + days) + TimeSpan.FromSeconds(1) - await app.Now();
        if (wait > TimeSpan.Zero)
            await app.AdvanceClock(wait);
        await Eventually.True(
            async () => await new Given(app).StatusOf(held) != "confirmed",
            $"the stay of {held.Id} to have begun"
        );
    }

    /// <summary>Guest or host cancels, as quoted. The answer to the quote.</summary>
    public static async Task<Answer> Cancel(this Held held, Client by)
    {
        var quote = (await by.Post($"bookings/{held.Id}/cancellation-quotes")).Is(200);
        var body = new { quote = quote.Text("quote"), reason = "The ferry does not run" };
        (await by.Post($"bookings/{held.Id}/cancellation", body, ("Idempotency-Key", Guid.NewGuid().ToString()))).Is(
            200
        );
        return quote;
    }

    /// <summary>The host's payouts of the booking, the oldest first.</summary>
    public static async Task<JsonElement[]> Payouts(this Held held) =>
        [.. (await held.Home.Host.Get($"payouts?bookingId={held.Id}")).Is(200).At("items").EnumerateArray().Reverse()];

    /// <summary>The statuses of the booking's payouts, once they are these.</summary>
    public static async Task PayoutsBecome(this Held held, params string[] statuses)
    {
        var last = "";
        try
        {
            await Eventually.True(
                async () =>
                {
                    var payouts = await held.Payouts();
                    last = string.Join(", ", payouts.Select(payout => payout.GetRawText()));
                    return payouts.Select(payout => payout.GetProperty("status").GetString()).SequenceEqual(statuses);
                },
                $"the payouts of {held.Id} to be {string.Join(", ", statuses)}"
            );
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            throw new Xunit.Sdk.XunitException($"{failure.Message} They are {last}", failure);
        }
    }

    public static long Amount(this JsonElement payout, string of = "amount") =>
        payout.GetProperty(of).GetProperty("amount").GetInt64();

    /// <summary>What Stripe has sent for the booking: of each transfer its amount and what was taken back.</summary>
    public static async Task<(long Amount, long Reversed)[]> Transfers(this AirbnbApp app, Held held) =>
        [
            .. (await app.Stripe.Get($"v1/transfers?transfer_group={held.Id}"))
                .GetProperty("data")
                .EnumerateArray()
                .Select(t => (t.GetProperty("amount").GetInt64(), t.GetProperty("amount_reversed").GetInt64())),
        ];

    /// <summary>What the host earns by the booking's price.</summary>
    public static Task<long> EarnedFor(this AirbnbApp app, Held held) =>
        app.Scalar<long>(
            """
            SELECT -sum(l.amount)::bigint FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
            WHERE e.booking_id = $1 AND l.account = 'host_payable' AND e.kind = 'booking_confirmed'
            """,
            held.Id
        );

    /// <summary>What we owe the host, and what the host owes us.</summary>
    public static async Task<(long Payable, long Receivable)> BalanceOf(this AirbnbApp _, Client host)
    {
        var balance = Assert.Single((await host.Get("me/balance")).Is(200).At("items").EnumerateArray());
        return (balance.Amount("payable"), balance.Amount("receivable"));
    }

    /// <summary>Whatever the Worker would do by itself, done here and now.</summary>
    public static ReleasePayouts ReleaseHere(this AirbnbApp app, Core.Persistence.AirbnbDb db, TimeSpan offset)
    {
        var clock = new PlatformClock(new StoppedClock(DateTimeOffset.UtcNow + offset));
        return new ReleasePayouts(db, app.Gateway(), clock);
    }

    /// <summary>The message once more, as a broker may deliver it.</summary>
    public static async Task Say(this AirbnbApp app, IMessage message)
    {
        await using var db = app.OpenDb();
        db.Publish(message);
        await db.SaveChangesAsync();
    }
}
