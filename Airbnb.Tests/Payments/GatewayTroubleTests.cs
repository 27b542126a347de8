using Airbnb.Core.Listings;

namespace Airbnb.Tests.Payments;

/// <summary>The gateway fails, loses answers, forgets keys and refuses; each sum moves once all the same.</summary>
[Collection(Alone.Name)]
public sealed class GatewayTroubleTests(SharedStack stack) : StackTests(stack)
{
    /// <summary>The HTTP client repeats a failed call by itself; only then is it the Worker's turn.</summary>
    private const int MoreThanTheClientRepeats = 5;

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task A_refund_is_sent_once_whenever_the_call_fails(string when)
    {
        var held = await Given.Confirmed();
        await App.Stripe.Fault(
            new
            {
                method = "POST",
                path = "/v1/refunds",
                when,
                status = 500,
                count = MoreThanTheClientRepeats,
            }
        );

        await Given.Cancelled(held.Guest, held);

        await SucceedsAfterRetries(held);
        Assert.Single(await App.RefundsAtStripe(held));
    }

    [Fact]
    public async Task A_refund_is_found_by_our_own_id_when_the_gateway_has_forgotten_its_key()
    {
        var held = await Given.Confirmed();
        await App.Stripe.Fault(
            new
            {
                method = "POST",
                path = "/v1/refunds",
                status = 500,
                count = 100,
            }
        );
        await Given.Cancelled(held.Guest, held);
        var (id, amount) = await Intended(held);
        await Eventually.True(
            () => App.Scalar<bool>("SELECT asked_at IS NOT NULL FROM refunds WHERE id = $1", id),
            "the refund to be tried"
        );
        await App.Stripe.NoFaults();

        // What the first try brought about at the gateway, under a key that is gone by now.
        await App.Stripe.Post(
            "v1/refunds",
            ("payment_intent", held.Intent),
            ("amount", amount.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("metadata[refund]", id.ToString())
        );

        await SucceedsAfterRetries(held);
        Assert.Single(await App.RefundsAtStripe(held));
    }

    [Fact]
    public async Task A_refund_that_is_refused_for_good_stays_owed_until_an_admin_sends_another()
    {
        var held = await Given.Confirmed();
        await App.Stripe.Fault(
            new
            {
                method = "POST",
                path = "/v1/refunds",
                status = 400,
            }
        );

        await Given.Cancelled(held.Guest, held);

        await App.RefundIs(held, "failed");
        Assert.DoesNotContain("refund/guest", (await App.JournalOf(held)).Keys);
        await App.InvariantsHold();

        var failed = await App.Scalar<Guid>("SELECT id FROM refunds ORDER BY id DESC LIMIT 1");
        (await (await App.AsAdmin()).Post($"admin/refunds/{failed}/replacement", new { reason = "It came back" })).Is(
            200
        );

        await App.RefundIs(held, "succeeded");
        Assert.Single(await App.RefundsAtStripe(held));
    }

    [Fact]
    public async Task A_refund_of_a_payment_whose_dispute_we_have_not_heard_of_waits_for_it()
    {
        var held = await Given.Confirmed();
        await App.InvariantsHold();
        await App.Stripe.Deliver(new { hold = true });
        var dispute = await App.Stripe.Dispute(held.Intent);
        await Given.Cancelled(held.Guest, held);
        var (id, _) = await Intended(held);
        await Eventually.True(
            () => App.Scalar<bool>("SELECT EXISTS (SELECT FROM deadlines WHERE kind = 'refund_intended')"),
            "the refund to be refused for now"
        );

        await App.Stripe.DeliverAsUsual();
        await App.Stripe.Release(new { shuffle = true });
        await App.DisputeIs(held, "open");
        await App.RetryNow();
        await App.RefundIs(held, "blocked");

        await App.Stripe.Decide(dispute, "won");

        await App.RefundIs(held, "succeeded"); // under another key: the gateway keeps to its answers
        Assert.Equal(id.ToString(), Metadata(Assert.Single(await App.RefundsAtStripe(held)), "refund"));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Reserved_money_is_captured_once_whenever_the_call_fails(string when)
    {
        var held = await Given.Requested();
        await App.Stripe.Fault(
            new
            {
                method = "POST",
                path = $"/v1/payment_intents/{held.Intent}/capture",
                when,
                status = 500,
                count = MoreThanTheClientRepeats,
            }
        );

        (await Given.Do(held.Home.Host, held, "acceptance")).Is(200);

        await App.RetryUntil(async () => await Given.StatusOf(held) == "confirmed", "the stay to be confirmed");
        Assert.Equal(await Given.TotalOf(held), (await App.JournalOf(held))["charge_captured/clearing"]);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Reserved_money_is_released_whenever_the_call_fails(string when)
    {
        var held = await Given.Requested();
        await App.Stripe.Fault(
            new
            {
                method = "POST",
                path = $"/v1/payment_intents/{held.Intent}/cancel",
                when,
                status = 500,
                count = MoreThanTheClientRepeats,
            }
        );

        (await Given.Do(held.Home.Host, held, "decline", new { reason = "Not this time" })).Is(200);

        await App.RetryUntil(
            async () =>
                (await App.Stripe.Get($"v1/payment_intents/{held.Intent}")).GetProperty("status").GetString()
                == "canceled",
            "the money to be released"
        );
        await App.InvariantsHold();
    }

    [Fact]
    public async Task A_charge_that_was_asked_for_and_not_noted_is_found_by_our_own_id()
    {
        var home = await Given.Home(mode: BookingMode.Instant);
        var held = await Given.Held(home);
        await using var db = App.OpenDb();
        var charge = db.Charges.Single(charge => charge.GatewayId == held.Intent);

        var found = await App.Gateway().Find(charge.OrderFor(held.Id), default);
        var missing = await App.Gateway().Find(charge.OrderFor(held.Id) with { ChargeId = Guid.NewGuid() }, default);

        Assert.Equal(held.Intent, found.Value.Id);
        Assert.Equal("payment.not_at_gateway", missing.Error?.Code);
    }

    [Fact]
    public async Task While_the_gateway_is_away_nobody_can_say_that_all_is_at_rest()
    {
        await Given.Confirmed();
        await App.InvariantsHold();
        await App.Stripe.Fault(
            new
            {
                method = "GET",
                status = 503,
                count = 1_000,
            }
        );
        var admin = await App.AsAdmin();

        Assert.False((await admin.Get("admin/invariants")).Is(200).At("atRest").GetBoolean());
        (await admin.Post("admin/reconciliation", new { reason = "To be sure" })).Refuses(
            503,
            "payment.gateway_unavailable"
        );
    }

    public override async Task DisposeAsync()
    {
        await App.Stripe.NoFaults();
        await App.Stripe.DeliverAsUsual();
        await base.DisposeAsync();
    }

    private async Task SucceedsAfterRetries(Held held)
    {
        await App.RetryUntil(
            async () => (await App.JournalOf(held)).ContainsKey("refund/guest"),
            "the refund to be sent"
        );
        await App.RefundIs(held, "succeeded");
    }

    private async Task<(Guid Id, long Amount)> Intended(Held held)
    {
        await App.RefundIs(held, "intended");
        await using var db = App.OpenDb();
        var refund = db.Refunds.OrderByDescending(refund => refund.Id).First();
        return (refund.Id, refund.Amount);
    }

    private static string? Metadata(System.Text.Json.JsonElement of, string key) =>
        of.GetProperty("metadata").GetProperty(key).GetString();
}
