using System.Text.Json;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Reconciling;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Payments;

/// <summary>The gateway's books and ours, after webhooks got lost and books were tampered with.</summary>
[Collection(Alone.Name)]
public sealed class ReconciliationTests(SharedStack stack) : StackTests(stack)
{
    private static readonly object Lost = new { drop = 100_000 };

    [Fact]
    public async Task A_payment_whose_webhooks_got_lost_is_settled_and_its_fee_booked()
    {
        await App.Stripe.Deliver(Lost);
        var held = await Given.Held();
        await Given.Paid(held);
        Assert.Equal("held", await Given.StatusOf(held));

        Assert.Contains(await Look(), finding => Is(finding, "charge_was_behind", repaired: true));

        await Given.Becomes(held, "confirmed");
        await Eventually.True(
            async () =>
            {
                await Look(); // Stripe books a moment later than it takes the money
                return (await App.JournalOf(held)).ContainsKey("gateway_fee/gateway_fees");
            },
            "the fee to be booked"
        );
    }

    [Fact]
    public async Task A_reservation_whose_webhooks_got_lost_is_taken_over()
    {
        await App.Stripe.Deliver(Lost);
        var held = await Given.Held(await Given.Home(mode: Airbnb.Core.Listings.BookingMode.Request));
        await Given.Reserved(held);

        Assert.Contains(await Look(), finding => Is(finding, "charge_was_behind", repaired: true));

        await Given.Becomes(held, "requested");
    }

    [Theory]
    [InlineData("won", "dispute_won/clearing")]
    [InlineData("lost", "dispute_opened/clearing")]
    public async Task A_dispute_whose_webhooks_got_lost_is_followed_to_its_end(string outcome, string line)
    {
        var held = await Given.Confirmed();
        await App.InvariantsHold();
        await App.Stripe.Deliver(Lost);

        var dispute = await App.Stripe.Dispute(held.Intent);
        Assert.Contains(await Look(), finding => Is(finding, "not_in_the_books", repaired: true));
        await App.DisputeIs(held, "open");

        await App.Stripe.Decide(dispute, outcome);
        Assert.Contains(await Look(), finding => Is(finding, "dispute_was_behind", repaired: true));
        await App.DisputeIs(held, outcome);
        Assert.Contains(line, (await App.JournalOf(held)).Keys);
    }

    [Fact]
    public async Task A_refund_that_failed_without_a_word_is_owed_again()
    {
        var held = await Given.Confirmed(card: "pm_card_refundFail");
        await App.InvariantsHold();
        await App.Stripe.Deliver(Lost);
        await Given.Cancelled(held.Guest, held);
        await Eventually.True(
            async () =>
                (await App.RefundsAtStripe(held)).Any(refund => refund.GetProperty("status").GetString() == "failed"),
            "the refund to fail"
        );
        await App.RefundIs(held, "succeeded"); // as far as we were told

        Assert.Contains(await Look(), finding => finding.GetProperty("repaired").GetBoolean());

        await App.RefundIs(held, "failed");
    }

    [Fact]
    public async Task Books_that_agree_have_nothing_to_report_and_no_drift()
    {
        await Given.Confirmed();
        await App.InvariantsHold();

        var look = await LookAnswered();

        Assert.DoesNotContain(look.At("findings").EnumerateArray(), finding => Text(finding, "kind") != "not_ours");
        Assert.Contains("EUR", look.At("drift").EnumerateArray().Select(drift => Text(drift, "currency")));
        Assert.All(look.At("drift").EnumerateArray(), drift => Assert.Equal(0, drift.GetProperty("amount").GetInt64()));
        var listed = (await (await App.AsAdmin()).Get("admin/reconciliation?limit=1")).Is(200);
        Assert.Equal(look.Id(), listed.At("items")[0].GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("a movement that never was", "not_at_the_gateway", -7)]
    [InlineData("a payment that was forgotten", "not_in_the_books", null)]
    [InlineData("a fee that was embellished", "amounts_differ", 1)]
    public async Task Books_that_were_tampered_with_are_reported_and_left_alone(string how, string kind, int? drift)
    {
        var held = await Given.Confirmed();
        await App.InvariantsHold();
        await Look(); // what others did before
        await using var db = App.OpenDb();
        await using var tampered = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync(
            how switch
            {
                "a movement that never was" => """
                WITH entry AS (INSERT INTO journal_entries
                    SELECT gen_random_uuid(), 'tampered', gen_random_uuid(), {0}, now() RETURNING id)
                INSERT INTO journal_lines SELECT id, l.line, l.account, l.owner, l.amount, 'EUR'
                FROM entry, (VALUES (1, 'clearing', 'stripe', 7), (2, 'host_payable', NULL, -7))
                    AS l (line, account, owner, amount)
                """,
                "a payment that was forgotten" => """
                ALTER TABLE journal_lines DISABLE TRIGGER journal_lines_append_only;
                UPDATE journal_lines SET owner = 'nobody' WHERE account = 'clearing' AND entry_id IN (
                    SELECT id FROM journal_entries WHERE booking_id = {0})
                """,
                _ => """
                ALTER TABLE journal_lines DISABLE TRIGGER journal_lines_append_only;
                UPDATE journal_lines SET amount = amount - sign(amount) WHERE entry_id IN (
                    SELECT id FROM journal_entries WHERE booking_id = {0} AND kind = 'charge_captured')
                """,
            },
            held.Id
        );

        var look = (await Reconcile(db).Run(act: null, default)).Value;
        await tampered.RollbackAsync();

        Assert.Contains(look.Findings, finding => finding.Kind == kind && !finding.Repaired);
        var expected =
            drift
            ?? await App.Scalar<long>(
                """
                SELECT sum(l.amount)::bigint FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
                WHERE e.booking_id = $1 AND l.account = 'clearing'
                """,
                held.Id
            );
        Assert.Equal(expected, look.Drift.Single(money => money.Currency == "EUR").Amount);
    }

    [Fact]
    public async Task A_payment_that_claims_to_be_ours_is_reported_every_time_it_is_seen()
    {
        var foreign = await App.Stripe.Post(
            "v1/payment_intents",
            ("amount", "5000"),
            ("currency", "eur"),
            ("capture_method", "automatic"), // booked at once
            ("payment_method", "pm_card_visa"),
            ("payment_method_types[]", "card"),
            ("confirm", "true")
        );

        var found = Assert.Single(
            await Look(),
            finding => Text(finding, "subject") == foreign.GetProperty("id").GetString()
        );

        Assert.True(Is(found, "not_ours", repaired: false));
    }

    [Fact]
    public async Task The_next_look_is_always_set_and_only_once()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    await using var db = App.OpenDb();
                    Assert.True((await Reconcile(db).SetNext(default)).Succeeded);
                })
        );

        Assert.Equal(
            1,
            await App.Scalar<long>(
                "SELECT count(*) FROM deadlines WHERE kind = 'reconciliation_due' AND clock = 'platform'"
            )
        );
    }

    public override async Task DisposeAsync()
    {
        await App.Stripe.DeliverAsUsual();
        await Eventually.True(
            async () =>
            {
                await Look(); // what got lost and was not looked for
                var report = (await (await App.AsAdmin()).Get("admin/invariants")).Is(200);
                return report.At("hold").GetBoolean() && report.At("atRest").GetBoolean();
            },
            "all to be repaired"
        );
        await base.DisposeAsync();
    }

    private async Task<IReadOnlyList<JsonElement>> Look() =>
        [.. (await LookAnswered()).At("findings").EnumerateArray()];

    private async Task<Answer> LookAnswered() =>
        (await (await App.AsAdmin()).Post("admin/reconciliation", new { reason = "To be sure" })).Is(200);

    private static bool Is(JsonElement finding, string kind, bool repaired) =>
        Text(finding, "kind") == kind && finding.GetProperty("repaired").GetBoolean() == repaired;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private Reconcile Reconcile(AirbnbDb db)
    {
        var (gateway, clock) = (App.Gateway(), new PlatformClock(TimeProvider.System));
        return new Reconcile(
            db,
            gateway,
            new KeepMovements(db, gateway),
            new CompareBooks(db),
            new RepairBooks(
                db,
                gateway,
                new SettleCharge(db, clock),
                new FollowRefund(db, new AdoptRefund(db, clock), clock),
                new FollowDispute(db, clock),
                new SendOn(db, clock)
            ),
            clock
        );
    }
}
