using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Tests.Bookings.Alterations;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Payments.Payouts;

/// <summary>What becomes of a host's money when less of the stay is theirs in the end.</summary>
[Collection(MovedClock.Name)]
public sealed class ReversalTests(MovedClockStack stack) : StackTests(stack)
{
    [Fact]
    public async Task What_was_sent_and_is_not_the_hosts_any_more_is_taken_back()
    {
        var held = await SentAndCancelled();

        await Reversed(held, "succeeded");

        var kept = await Kept(held);
        var (amount, reversed) = Assert.Single(await App.Transfers(held));
        Assert.True(reversed > 0 && kept > 0);
        Assert.Equal(kept, amount - reversed);
        Assert.Equal((0, 0), await App.BalanceOf(held.Home.Host));
        await App.InvariantsHold();
    }

    [Fact]
    public async Task What_cannot_be_taken_back_is_owed_and_taken_from_the_next_payout()
    {
        await App.Stripe.Fault(
            new
            {
                kind = "error",
                method = "POST",
                path = "/v1/transfers/tr_",
                status = 400,
            }
        );
        var held = await SentAndCancelled();
        await Reversed(held, "refused");
        var (amount, reversed) = Assert.Single(await App.Transfers(held));
        var owed = amount - await Kept(held);
        Assert.Equal(0, reversed);
        Assert.Equal((0, owed), await App.BalanceOf(held.Home.Host));

        var next = await App.Stay(held.Home, inDays: 6, nights: 6); // earns more than is owed, whatever the weekdays
        var earned = await App.EarnedFor(next);
        await App.ToPayoutOf(next);
        await next.PayoutsBecome("sent");

        Assert.Equal([(earned - owed, 0)], await App.Transfers(next));
        Assert.Equal((0, 0), await App.BalanceOf(held.Home.Host));
    }

    [Theory]
    [InlineData("error", "before")]
    [InlineData("error", "after")]
    [InlineData("drop", "after")]
    public async Task Whatever_happens_on_the_way_it_is_taken_back_once(string kind, string when)
    {
        await App.Stripe.Fault(
            new
            {
                kind,
                when,
                method = "POST",
                path = "/v1/transfers/tr_",
            }
        );
        var held = await SentAndCancelled();

        await Reversed(held, "succeeded");
        var reversal = await App.Scalar<Guid>("SELECT id FROM payout_reversals WHERE booking_id = $1", held.Id);
        await App.Say(new ReversalIntended(reversal));
        await App.Say(new PayoutTryDue(held.Id, 0));
        await App.InvariantsHold();

        var (amount, reversed) = Assert.Single(await App.Transfers(held));
        Assert.Equal(await Kept(held), amount - reversed);
        Assert.Equal((0, 0), await App.BalanceOf(held.Home.Host));
    }

    [Fact]
    public async Task Of_a_stay_that_is_cancelled_while_the_money_waits_only_what_is_kept_is_sent()
    {
        var home = await Given.Home();
        var held = await App.Stay(home, nights: 6);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("waiting");

        await held.Cancel(held.Guest);
        await App.Onboard(home.Host);
        await held.PayoutsBecome("sent");

        Assert.Equal([(await Kept(held), 0)], await App.Transfers(held));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task What_is_kept_of_a_stay_cancelled_before_is_sent_a_day_after_check_in()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home, inDays: 2, nights: 6);
        await App.ToPayoutOf(held, days: -1);
        await App.AdvanceClock(TimeSpan.FromHours(1));
        await Given.Becomes(held, "in_stay");

        await held.Cancel(held.Guest);
        await App.InvariantsHold();
        Assert.Empty(await held.Payouts());
        await App.ToPayoutOf(held);

        await held.PayoutsBecome("sent");
        Assert.Equal([(await Kept(held), 0)], await App.Transfers(held));
    }

    [Fact]
    public async Task A_stay_that_is_shortened_after_the_payout_is_paid_for_what_is_left_of_it()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home, nights: 6);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");

        var altering = new Altering(App);
        var shorter = held.Nights with { CheckOut = held.Nights.CheckIn.AddDays(3) };
        (await altering.Accept(home.Host, await altering.Proposed(held.Guest, held, shorter))).Is(200);
        await Reversed(held, "succeeded");

        var (amount, reversed) = Assert.Single(await App.Transfers(held));
        Assert.Equal(await PayoutOf(held), amount - reversed);
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task A_stay_that_is_extended_after_the_payout_is_paid_for_the_rest_too()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");

        var altering = new Altering(App);
        var longer = held.Nights with { CheckOut = held.Nights.CheckOut.AddDays(2) };
        var proposed = await altering.Proposed(held.Guest, held, longer);
        (await altering.Accept(home.Host, proposed)).Is(200);
        await altering.Paid(proposed);
        await altering.Becomes(proposed, "applied");

        // The new money may not have arrived at Stripe yet: then it is sent the next day.
        await Eventually.True(async () => (await held.Payouts()).Length > 1, "another payout");
        await App.InvariantsHold();
        await App.AdvanceClock(TimeSpan.FromDays(1));
        await Eventually.True(
            async () => (await App.Transfers(held)).Sum(transfer => transfer.Amount) == await PayoutOf(held),
            "the rest to be sent"
        );
        await App.InvariantsHold();
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task A_stay_that_is_given_back_in_full_is_not_paid_out()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home, inDays: 5);

        await held.Cancel(held.Guest);
        await App.ToPayoutOf(held, days: 5);

        await App.InvariantsHold();
        Assert.Empty(await held.Payouts());
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task A_host_who_cancels_owes_for_it_until_that_is_waived_and_the_nights_are_free()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home, inDays: 20);

        await held.Cancel(home.Host);

        var owed = (await App.BalanceOf(home.Host)).Receivable;
        Assert.True(owed >= 50_00);
        (await Given.AskQuote(await App.AsGuest(), home, held.Nights)).Refuses(409, "booking.dates_taken");
        var admin = await App.AsAdmin();
        var penalty = Assert
            .Single(
                (await admin.Get($"admin/penalties?hostId={home.Host.UserId}")).Is(200).At("items").EnumerateArray()
            )
            .GetProperty("id")
            .GetGuid();
        (await admin.Post($"admin/penalties/{penalty}/waiver", new { reason = "A pipe burst." })).Is(204);

        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
        (await Given.AskQuote(await App.AsGuest(), home, held.Nights)).Is(200);
    }

    /// <summary>Paid out a day after check-in, and cancelled by the guest at once: three nights of six are not kept.</summary>
    private async Task<Held> SentAndCancelled()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home, nights: 6);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");
        await held.Cancel(held.Guest);
        return held;
    }

    private static Task Reversed(Held held, string status) =>
        Eventually.True(
            async () =>
            {
                var payout = Assert.Single(await held.Payouts()).GetProperty("id").GetGuid();
                var reversals = (await held.Home.Host.Get($"payouts/{payout}")).Is(200).At("reversals");
                return reversals
                    .EnumerateArray()
                    .Select(r => r.GetProperty("status").GetString())
                    .SequenceEqual([status]);
            },
            $"the reversal of {held.Id} to be {status}"
        );

    private async Task<long> PayoutOf(Held held)
    {
        await using var db = App.OpenDb();
        return (await db.Bookings.SingleAsync(booking => booking.Id == held.Id)).Price.HostPayout.Amount;
    }

    /// <summary>What the host gets of the cancelled stay.</summary>
    private Task<long> Kept(Held held) =>
        App.Scalar<long>(
            """
            SELECT -sum(l.amount)::bigint FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
            WHERE e.booking_id = $1 AND l.account = 'host_payable' AND e.kind IN ('booking_confirmed', 'booking_cancelled')
            """,
            held.Id
        );
}
