using System.Text.Json;
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
        // Where no clock is put back meanwhile: parts are due by the clock at the home.
        var home = await Given.Home(zone: "UTC", terms: terms => terms with { MaxNights = 90 });
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
}
