using System.Text.Json;
using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Payments.Payouts;

/// <summary>A host's money, from the stay to their account.</summary>
[Collection(MovedClock.Name)]
public sealed class PayoutTests(MovedClockStack stack) : StackTests(stack)
{
    [Fact]
    public async Task A_host_is_paid_a_day_after_check_in_and_not_before()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        var earned = await App.EarnedFor(held);

        await App.ToPayoutOf(held, days: -1);
        Assert.Empty(await held.Payouts());
        await App.ToPayoutOf(held);

        await held.PayoutsBecome("sent");
        Assert.Equal([(earned, 0)], await App.Transfers(held));
        var payout = Assert.Single(await held.Payouts());
        Assert.Equal((earned, 0), (payout.Amount(), payout.Amount("recovered")));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task A_long_stay_is_paid_by_the_month()
    {
        var home = await Given.Home(terms: terms => terms with { MaxNights = 90 });
        await App.Onboard(home.Host);
        var held = await App.Stay(home, nights: 61);
        var earned = await App.EarnedFor(held);

        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");
        await App.ToPayoutOf(held, days: 30);
        await held.PayoutsBecome("sent", "sent");
        await App.ToPayoutOf(held, days: 60);
        await held.PayoutsBecome("sent", "sent", "sent");

        var parts = (await held.Payouts()).Select(payout => payout.Amount()).ToArray();
        Assert.Equal([Round(earned * 30m / 61), Round(earned * 60m / 61) - Round(earned * 30m / 61)], parts[..2]);
        Assert.Equal(earned, parts.Sum());
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));

        static long Round(decimal exact) => (long)Math.Round(exact, MidpointRounding.AwayFromZero);
    }

    [Fact]
    public async Task Without_an_account_the_money_waits_until_there_is_one()
    {
        var held = await App.Stay(await Given.Home());
        var earned = await App.EarnedFor(held);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("waiting");
        var account = await App.OpenAccount(held.Home.Host);
        Assert.Equal((earned, 0), await App.BalanceOf(held.Home.Host));

        await App.Answer(account);

        await held.PayoutsBecome("sent");
        Assert.Equal([(earned, 0)], await App.Transfers(held));
    }

    [Fact]
    public async Task Money_that_waits_is_sent_even_when_the_event_about_the_account_is_lost()
    {
        var home = await Given.Home();
        var account = await App.OpenAccount(home.Host);
        var held = await App.Stay(home);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("waiting");
        await App.DropEvents(1);
        await App.Answer(account);

        await App.AdvanceClock(TimeSpan.FromDays(1));

        await held.PayoutsBecome("sent");
        await App.AccountBecomes(held.Home.Host, "active");
    }

    [Fact]
    public async Task An_account_that_is_blocked_is_not_paid_until_it_is_not()
    {
        var home = await Given.Home();
        var account = await App.Onboard(home.Host);
        var held = await App.Stay(home);
        await App.Restrict(account);
        await App.AccountBecomes(home.Host, "restricted");
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("waiting");

        await App.Answer(account);

        await held.PayoutsBecome("sent");
    }

    [Fact]
    public async Task What_the_gateway_refuses_stays_owed_and_is_tried_again_the_next_day()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        var earned = await App.EarnedFor(held);
        await App.RefuseTransfers(1);

        await App.ToPayoutOf(held);
        await held.PayoutsBecome("failed");
        Assert.NotNull(Assert.Single(await held.Payouts()).GetProperty("failure").GetString());
        Assert.Equal((earned, 0), await App.BalanceOf(home.Host));
        Assert.Empty(await App.Transfers(held));
        await App.AdvanceClock(TimeSpan.FromDays(1));

        await held.PayoutsBecome("failed", "sent");
        Assert.Equal([(earned, 0)], await App.Transfers(held));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task Trying_ends_after_a_month_and_begins_anew_when_the_account_changes()
    {
        var home = await Given.Home();
        var account = await App.Onboard(home.Host);
        var held = await App.Stay(home);
        await App.RefuseTransfers(2);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("failed");
        Assert.Equal(1, await Tries(held)); // and 28 more days of the same
        await App.Execute(
            "UPDATE deadlines SET payload = jsonb_set(payload, '{tries}', $2) WHERE kind = 'payout_try_due' AND subject = $1",
            held.Id,
            JsonSerializer.SerializeToElement(ReleasePayouts.MostTries)
        );

        await App.AdvanceClock(TimeSpan.FromDays(1));
        await held.PayoutsBecome("failed", "failed");
        await App.InvariantsHold();
        Assert.Null(await Tries(held));
        await App.Restrict(account);
        await App.AccountBecomes(home.Host, "restricted");
        await App.Answer(account);

        await Eventually.True(
            async () => (await held.Payouts())[^1].GetProperty("status").GetString() == "sent",
            "the payout to be sent"
        );
        Assert.Equal([(await App.EarnedFor(held), 0)], await App.Transfers(held));
    }

    [Theory]
    [InlineData("error", "before")]
    [InlineData("error", "after")]
    [InlineData("drop", "before")]
    [InlineData("drop", "after")]
    public async Task Whatever_happens_on_the_way_to_the_gateway_the_host_is_paid_once(string kind, string when)
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        var earned = await App.EarnedFor(held);
        await App.Stripe.Fault(
            new
            {
                kind,
                when,
                method = "POST",
                path = "/v1/transfers",
            }
        );

        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");

        Assert.Equal([(earned, 0)], await App.Transfers(held));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task Messages_that_come_again_send_nothing_again()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        var earned = await App.EarnedFor(held);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");
        var payoutId = Assert.Single(await held.Payouts()).GetProperty("id").GetGuid();

        for (var i = 0; i < 3; i++)
        {
            await App.Say(new PayoutDue(held.Id, 1));
            await App.Say(new PayoutIntended(payoutId));
            await App.Say(new PayoutSent(payoutId));
            await App.Say(new PayoutTryDue(held.Id, 0));
            await App.Say(new HostAccountChanged(home.Host.UserId));
        }
        await App.InvariantsHold(); // at rest: they were dealt with

        await held.PayoutsBecome("sent");
        Assert.Equal([(earned, 0)], await App.Transfers(held));
    }

    [Fact]
    public async Task What_a_host_owes_is_taken_from_their_next_payout()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        var earned = await App.EarnedFor(held);
        await Owe(held, 50_00);
        Assert.Equal((earned, 50_00), await App.BalanceOf(home.Host));

        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");

        Assert.Equal([(earned - 50_00, 0)], await App.Transfers(held));
        Assert.Equal(50_00, Assert.Single(await held.Payouts()).Amount("recovered"));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task Debts_greater_than_a_payout_take_all_of_it_and_the_rest_later()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var first = await App.Stay(home, inDays: 2, nights: 1);
        var second = await App.Stay(home, inDays: 4, nights: 1);
        var (one, other) = (await App.EarnedFor(first), await App.EarnedFor(second));
        await Owe(first, one + 10_00);

        await App.ToPayoutOf(first);
        await first.PayoutsBecome("recovered");
        Assert.Equal((other, 10_00), await App.BalanceOf(home.Host));
        await App.ToPayoutOf(second);
        await second.PayoutsBecome("sent");

        Assert.Empty(await App.Transfers(first));
        Assert.Equal([(other - 10_00, 0)], await App.Transfers(second));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task Payouts_at_the_same_time_take_a_debt_once()
    {
        var host = await App.AsHost();
        await App.Onboard(host);
        var nights = await Given.Nights(2, 2);
        List<Held> stays = [];
        for (var i = 0; i < 6; i++)
            stays.Add(await Given.Confirmed(await Given.Home(host), nights));
        foreach (var held in stays)
            await App.MoneyArrives(held);
        long earned = 0;
        foreach (var held in stays)
            earned += await App.EarnedFor(held);
        await Owe(stays[0], 100_00);
        var later = await App.Now() - DateTimeOffset.UtcNow + TimeSpan.FromDays(5);

        await Task.WhenAll(stays.SelectMany(held => Enumerable.Repeat(held, 3)).Select(held => Release(held, later)));

        foreach (var held in stays)
            await held.PayoutsBecome("sent");
        Assert.Equal((0, 0), await App.BalanceOf(host));
        long sent = 0;
        foreach (var held in stays)
            sent += Assert.Single(await App.Transfers(held)).Amount;
        Assert.Equal(earned - 100_00, sent);
        await App.ToPayoutOf(stays[0], days: 5);
    }

    [Fact]
    public async Task A_payout_is_its_hosts_to_see_and_nobody_elses()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");
        var id = Assert.Single(await held.Payouts()).GetProperty("id").GetGuid();

        Assert.Empty((await home.Host.Get($"payouts/{id}")).Is(200).At("reversals").EnumerateArray());
        (await (await App.AsAdmin()).Get($"payouts/{id}")).Is(200);
        (await held.Guest.Get($"payouts/{id}")).Refuses(404, "not_found");
        (await App.Anonymous.Get($"payouts/{id}")).Refuses(401, "session.required");
        Assert.Empty((await held.Guest.Get("payouts")).Is(200).At("items").EnumerateArray());
        Assert.Empty((await home.Host.Get("payouts?status=failed")).Is(200).At("items").EnumerateArray());
        Assert.Single((await home.Host.Get("payouts?status=sent")).Is(200).At("items").EnumerateArray());
    }

    [Fact]
    public async Task A_penalty_that_is_waived_is_not_owed()
    {
        var home = await Given.Home();
        var held = await App.Stay(home);
        var penalty = await Owe(held, 50_00);
        var admin = await App.AsAdmin();

        (await Waive(admin, penalty.Id)).Is(204);

        Assert.Equal((await App.EarnedFor(held), 0), await App.BalanceOf(home.Host));
        (await Waive(admin, penalty.Id)).Refuses(409, "penalty.waived");
        var shown = Assert.Single(
            (await admin.Get($"admin/penalties?hostId={home.Host.UserId}")).Is(200).At("items").EnumerateArray()
        );
        Assert.Equal("A pipe burst.", shown.GetProperty("waiver").GetProperty("reason").GetString());
        Assert.Equal(
            await App.Scalar<Guid>("SELECT id FROM users WHERE email = $1", AirbnbApp.AdminEmail),
            shown.GetProperty("waiver").GetProperty("by").GetGuid()
        );
    }

    [Fact]
    public async Task A_penalty_that_was_taken_and_is_waived_is_paid_out_again()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        var earned = await App.EarnedFor(held);
        var penalty = await Owe(held, 50_00);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");

        (await Waive(await App.AsAdmin(), penalty.Id)).Is(204);

        await held.PayoutsBecome("sent", "sent");
        Assert.Equal(earned, (await App.Transfers(held)).Sum(transfer => transfer.Amount));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task Only_admins_waive_penalties()
    {
        var held = await App.Stay(await Given.Home());
        var penalty = await Owe(held, 50_00);

        (await Waive(held.Home.Host, penalty.Id)).Refuses(403, "forbidden");
        (await held.Home.Host.Get("admin/penalties")).Refuses(403, "forbidden");
        (await Waive(await App.AsAdmin(), Guid.NewGuid())).Refuses(404, "not_found");

        Assert.Equal(50_00, (await App.BalanceOf(held.Home.Host)).Receivable);
    }

    /// <summary>How many daily tries came before the next one; null when none is to come.</summary>
    private async Task<int?> Tries(Held held)
    {
        await using var db = App.OpenDb();
        var due = await db.Deadlines.SingleOrDefaultAsync(due =>
            due.Subject == held.Id && due.Kind == "payout_try_due"
        );
        return due is null
            ? null
            : JsonSerializer.Deserialize<JsonElement>(due.Payload).GetProperty("tries").GetInt32();
    }

    private static Task<Answer> Waive(Client by, Guid penalty) =>
        by.Post($"admin/penalties/{penalty}/waiver", new { reason = "A pipe burst." });

    private async Task<HostPenalty> Owe(Held held, long amount)
    {
        await using var db = App.OpenDb();
        var booking = await db.Bookings.SingleAsync(booking => booking.Id == held.Id);
        var penalty = db.Impose(booking, new Money(amount, booking.Currency), "Cancelled by the host", await App.Now());
        await db.SaveChangesAsync();
        return penalty;
    }

    private async Task Release(Held held, TimeSpan later)
    {
        await using var db = App.OpenDb();
        Assert.True((await App.ReleaseHere(db, later).Of(held.Id, 0, default)).Succeeded);
    }
}
