using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Reconciling;
using Airbnb.Core.Persistence;
using Airbnb.Tests.Histories;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Races;

/// <summary>Refunds that somebody sends at Stripe itself, past us.</summary>
public sealed class HandRefundTests(SharedStack stack) : StillTests(stack)
{
    private const long ByHand = 50_00;

    [Fact]
    public async Task A_refund_by_hand_is_booked_once_reported_and_counts_for_what_the_guest_gets_back_later()
    {
        await Confirmed();
        var sent = await SendByHand();

        await Heard(sent);
        await Heard(sent);

        Assert.Equal(ByHand, await RefundedOf(BookingId));
        Assert.Equal(-ByHand, await Cleared(BookingId));
        await AllIsWell();
        var finding = Assert.Single((await LookAtGateway()).Findings, found => found.Subject == sent);
        Assert.Equal(("sent_by_hand", true), (finding.Kind, finding.Repaired));

        await new Cancel(0, BookingSide.Host, 0).Happen(History);
        await Platform.Run();

        Assert.Equal(await TotalOf(BookingId), await RefundedOf(BookingId));
        Assert.Equal(-await TotalOf(BookingId), await Cleared(BookingId));
        await AllIsWell();
    }

    [Fact]
    public async Task One_that_nobody_told_of_is_found_by_the_next_look_and_takes_the_place_of_one_that_failed()
    {
        await Confirmed();
        await new Cancel(0, BookingSide.Host, 0).Happen(History);
        var owed = await Platform.Use<AirbnbDb, Refund>(db => db.Refunds.SingleAsync());
        await Platform.Use<FollowRefund, Result>(follow => follow.Refused(owed.Id, "No", default));
        await Lose("refund_intended");
        await SendByHand(owed.Amount);
        await BookedAtStripe();

        var look = await LookAtGateway();
        await Platform.Run();

        Assert.Contains(look.Findings, finding => finding is { Kind: "not_in_the_books", Repaired: true });
        Assert.Equal(await TotalOf(BookingId), await RefundedOf(BookingId));
        await AllIsWell();
    }

    [Fact]
    public async Task One_that_comes_back_leaves_the_guest_what_it_had_paid_for()
    {
        await new Book(0, 0, 10, 2, 2).Happen(History);
        await new Pay(0, "pm_card_refundFail").Happen(History);
        await Settle();
        await Platform.Run();
        var sent = await SendByHand();
        await Heard(sent);
        await Eventually.True(
            async () => (await Stripe.Get($"v1/refunds/{sent}")).GetProperty("status").GetString() == "failed",
            "the refund to fail"
        );

        await Heard(sent);

        Assert.Equal(0, await Cleared(BookingId));
        await AllIsWell();
    }

    /// <returns>Stripe's id of the refund.</returns>
    private async Task<string> SendByHand(long amount = ByHand)
    {
        var sent = await Stripe.Post(
            "v1/refunds",
            ("payment_intent", await IntentOf(BookingId)),
            ("amount", amount.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        return sent.GetProperty("id").GetString()!;
    }

    private async Task Heard(string refund)
    {
        var seen = await Platform.Use<IPaymentGateway, Result<GatewayRefund>>(gateway =>
            gateway.ReadRefund(refund, default)
        );
        var followed = await Platform.Use<FollowRefund, Result>(follow => follow.From(seen.Value, "stripe", default));
        Assert.True(followed.Succeeded, followed.Error?.Message);
        await Platform.Run();
    }

    private async Task<Reconciliation> LookAtGateway() =>
        (await Platform.Use<Reconcile, Result<Reconciliation>>(reconcile => reconcile.Run(act: null, default))).Value;

    /// <summary>What refunds of the booking have moved at the gateway, by the books.</summary>
    private Task<long> Cleared(Guid bookingId) =>
        Platform.Use<AirbnbDb, long>(db =>
            db.JournalEntries.Where(entry => entry.BookingId == bookingId && entry.Kind.StartsWith("refund"))
                .SelectMany(entry => entry.Lines)
                .Where(line => line.Account == Account.Clearing)
                .SumAsync(line => line.Amount)
        );
}
