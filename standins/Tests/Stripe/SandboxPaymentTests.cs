using System.Net;
using Stripe;

namespace StandIns.Tests.Stripe;

public class SandboxPaymentTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private V1Services Api => fixture.Sandbox.Api;

    [Fact]
    public async Task Browser_confirms_with_the_client_secret_and_nothing_else()
    {
        var intent = await Api.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions
            {
                Amount = 105_276,
                Currency = "usd",
                Metadata = new() { ["booking"] = "b1" },
            }
        );
        Assert.Equal("requires_payment_method", intent.Status);
        var browser = fixture.Sandbox.Browser.V1.PaymentIntents;

        var wrong = await Assert.ThrowsAsync<StripeException>(() =>
            browser.ConfirmAsync(intent.Id, Confirm("pi_x_secret_y"))
        );
        var confirmed = await browser.ConfirmAsync(intent.Id, Confirm(intent.ClientSecret));
        var seen = await browser.GetAsync(
            intent.Id,
            new PaymentIntentGetOptions { ClientSecret = intent.ClientSecret }
        );

        Assert.Equal("client_secret", wrong.StripeError.Param);
        Assert.Equal("succeeded", confirmed.Status);
        Assert.Equal("succeeded", seen.Status);
        Assert.Null(seen.Metadata);
        Assert.Equal("b1", (await Api.PaymentIntents.GetAsync(intent.Id)).Metadata["booking"]);

        static PaymentIntentConfirmOptions Confirm(string secret) =>
            new()
            {
                ClientSecret = secret,
                PaymentMethod = "pm_card_visa",
                UseStripeSdk = true,
            };
    }

    [Fact]
    public async Task Authorised_payment_is_captured_in_part()
    {
        var intent = await Authorise(10_000);
        Assert.Equal("requires_capture", intent.Status);
        Assert.Equal(10_000, intent.AmountCapturable);
        var tooMuch = await Assert.ThrowsAsync<StripeException>(() => Capture(10_001));
        Assert.Equal("amount_too_large", tooMuch.StripeError.Code);

        var captured = await Capture(7_000);

        Assert.Equal("succeeded", captured.Status);
        Assert.Equal(7_000, captured.AmountReceived);
        Assert.Equal(0, captured.AmountCapturable);
        var charge = await Api.Charges.GetAsync(
            captured.LatestChargeId,
            Expanded<ChargeGetOptions>("balance_transaction")
        );
        Assert.Equal(7_000, charge.AmountCaptured);
        Assert.Equal(7_000, charge.BalanceTransaction.Amount);
        Assert.Equal(233, charge.BalanceTransaction.Fee);
        Assert.Equal(6_767, charge.BalanceTransaction.Net);
        var again = await Assert.ThrowsAsync<StripeException>(() => Capture(1));
        Assert.Equal("payment_intent_unexpected_state", again.StripeError.Code);
        Assert.Equal("succeeded", again.StripeError.PaymentIntent.Status);

        Task<PaymentIntent> Capture(long amount) =>
            Api.PaymentIntents.CaptureAsync(intent.Id, new PaymentIntentCaptureOptions { AmountToCapture = amount });
    }

    [Fact]
    public async Task Authorisation_is_released_by_cancelling()
    {
        var intent = await Authorise(5_000);

        var canceled = await Api.PaymentIntents.CancelAsync(
            intent.Id,
            new PaymentIntentCancelOptions { CancellationReason = "abandoned" }
        );

        Assert.Equal("canceled", canceled.Status);
        Assert.Equal("abandoned", canceled.CancellationReason);
        Assert.NotNull(canceled.CanceledAt);
        var charge = await Api.Charges.GetAsync(intent.LatestChargeId);
        Assert.True(charge is { Captured: false, Refunded: true, BalanceTransactionId: null });
        var confirmed = await Assert.ThrowsAsync<StripeException>(() => Api.PaymentIntents.ConfirmAsync(intent.Id));
        Assert.Equal("payment_intent_unexpected_state", confirmed.StripeError.Code);
    }

    [Fact]
    public async Task Succeeded_payment_cannot_be_cancelled()
    {
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));

        var failure = await Assert.ThrowsAsync<StripeException>(() => Api.PaymentIntents.CancelAsync(intent.Id));

        Assert.Equal(HttpStatusCode.BadRequest, failure.HttpStatusCode);
        Assert.Equal("payment_intent_unexpected_state", failure.StripeError.Code);
        Assert.Equal("succeeded", failure.StripeError.PaymentIntent.Status);
    }

    [Fact]
    public async Task Refunds_add_up_to_the_payment_and_no_more()
    {
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));

        var part = await Refund(4_000);
        var tooMuch = await Assert.ThrowsAsync<StripeException>(() => Refund(6_001));
        var rest = await Refund(null);
        var nothingLeft = await Assert.ThrowsAsync<StripeException>(() => Refund(null));

        Assert.Equal("succeeded", part.Status);
        Assert.Equal("amount", tooMuch.StripeError.Param);
        Assert.Equal(6_000, rest.Amount);
        Assert.Equal("charge_already_refunded", nothingLeft.StripeError.Code);
        var charge = await Api.Charges.GetAsync(intent.LatestChargeId, Expanded<ChargeGetOptions>("refunds"));
        Assert.True(charge.Refunded);
        Assert.Equal([rest.Id, part.Id], charge.Refunds.Select(refund => refund.Id));
        var movement = await Api.BalanceTransactions.GetAsync(part.BalanceTransactionId);
        Assert.Equal(-4_000, movement.Net);
        Assert.Equal("refund", movement.Type);

        Task<Refund> Refund(long? amount) =>
            Api.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent.Id, Amount = amount });
    }

    [Fact]
    public async Task Unpaid_intent_has_nothing_to_refund()
    {
        var intent = await Authorise(5_000);

        await Assert.ThrowsAsync<StripeException>(() =>
            Api.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent.Id })
        );
    }

    [Theory]
    [InlineData("pm_card_pendingRefund", "pending", "succeeded")]
    [InlineData("pm_card_refundFail", "succeeded", "failed")]
    public async Task Refund_can_change_its_mind(string method, string first, string last)
    {
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With(method));

        var refund = await Api.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent.Id });

        Assert.Equal(first, refund.Status);
        var after = await Pay.Until(() => Api.Refunds.GetAsync(refund.Id), seen => seen.Status == last);
        var charge = await Api.Charges.GetAsync(intent.LatestChargeId);
        Assert.Equal(last == "succeeded" ? 10_000 : 0, charge.AmountRefunded);
        Assert.Equal(last == "failed", after.FailureBalanceTransactionId is not null);
    }

    [Fact]
    public async Task Fee_arrives_shortly_after_the_payment()
    {
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa", 105_276));

        var charge = await Pay.Until(
            () => Api.Charges.GetAsync(intent.LatestChargeId, Expanded<ChargeGetOptions>("balance_transaction")),
            seen => seen.BalanceTransaction is not null
        );

        Assert.Equal(3_083, charge.BalanceTransaction.Fee);
        Assert.Equal("stripe_fee", Assert.Single(charge.BalanceTransaction.FeeDetails).Type);
    }

    [Theory]
    [InlineData("won", 2, "charge.dispute.funds_reinstated")]
    [InlineData("lost", 1, "charge.dispute.closed")]
    public async Task Dispute_takes_the_money_until_it_is_won(string outcome, int movements, string type)
    {
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_createDispute"));
        var dispute = (
            await Pay.Until(
                () => Api.Disputes.ListAsync(new DisputeListOptions { PaymentIntent = intent.Id }),
                found => found.Data.Count == 1
            )
        ).Single();
        Assert.Equal("needs_response", dispute.Status);
        Assert.Equal(-11_500, Assert.Single(dispute.BalanceTransactions).Net);
        var refund = await Assert.ThrowsAsync<StripeException>(() =>
            Api.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent.Id })
        );
        Assert.Equal("charge_disputed", refund.StripeError.Code);

        await Api.Disputes.UpdateAsync(
            dispute.Id,
            new DisputeUpdateOptions
            {
                Evidence = new() { UncategorizedText = outcome == "won" ? "winning_evidence" : "losing_evidence" },
            }
        );

        dispute = await Api.Disputes.GetAsync(dispute.Id);
        Assert.Equal(outcome, dispute.Status);
        Assert.Equal(movements, dispute.BalanceTransactions.Count);
        await fixture.Receiver.Wait(type, dispute.Id);
    }

    [Theory]
    [InlineData("winning_evidence", null)]
    [InlineData("losing_evidence", "charge_disputed")]
    public async Task Charge_is_refunded_after_its_dispute_only_when_that_was_won(string evidence, string? refusal)
    {
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_createDispute"));
        var disputes = await Pay.Until(
            () => Api.Disputes.ListAsync(new DisputeListOptions { PaymentIntent = intent.Id }),
            found => found.Data.Count == 1
        );
        await Api.Disputes.UpdateAsync(
            disputes.Single().Id,
            new DisputeUpdateOptions { Evidence = new() { UncategorizedText = evidence } }
        );

        var failure = await Record.ExceptionAsync(() =>
            Api.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent.Id })
        );

        Assert.Equal(refusal, (failure as StripeException)?.StripeError.Code);
        Assert.Equal(refusal is null, failure is null);
    }

    [Theory]
    [InlineData(49, "usd", "amount_too_small")]
    [InlineData(29, "gbp", "amount_too_small")]
    [InlineData(100_000_000, "usd", "amount_too_large")]
    [InlineData(0, "usd", "parameter_invalid_integer")]
    [InlineData(1000, "xxx", null)]
    public async Task Impossible_amount_is_refused(long amount, string currency, string? code)
    {
        var failure = await Assert.ThrowsAsync<StripeException>(() =>
            Api.PaymentIntents.CreateAsync(new PaymentIntentCreateOptions { Amount = amount, Currency = currency })
        );

        Assert.Equal("invalid_request_error", failure.StripeError.Type);
        Assert.Equal(code, failure.StripeError.Code);
    }

    [Fact]
    public async Task Currency_without_minor_units_is_charged_as_it_is()
    {
        var options = Pay.With("pm_card_visa", 50);
        options.Currency = "JPY";

        var intent = await Api.PaymentIntents.CreateAsync(options);

        Assert.Equal("jpy", intent.Currency);
        Assert.Equal(50, intent.AmountReceived);
    }

    [Fact]
    public async Task Metadata_is_merged_cleared_and_limited()
    {
        var intent = await Api.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions
            {
                Amount = 1000,
                Currency = "usd",
                Metadata = new() { ["a"] = "1", ["b"] = "2" },
            }
        );

        Assert.Equal(["a", "c"], (await Update(new() { ["b"] = "", ["c"] = "3" })).Metadata.Keys.Order());
        await Assert.ThrowsAsync<StripeException>(() => Update(new() { [new string('k', 41)] = "x" }));
        await Assert.ThrowsAsync<StripeException>(() => Update(new() { ["k"] = new string('x', 501) }));
        await Assert.ThrowsAsync<StripeException>(() =>
            Update(Enumerable.Range(0, 50).ToDictionary(i => $"key{i}", _ => "x"))
        );
        Assert.Equal(2, (await Api.PaymentIntents.GetAsync(intent.Id)).Metadata.Count);
        Assert.Empty((await Update(null)).Metadata);

        Task<PaymentIntent> Update(Dictionary<string, string>? metadata) =>
            Api.PaymentIntents.UpdateAsync(intent.Id, new PaymentIntentUpdateOptions { Metadata = metadata });
    }

    [Fact]
    public async Task Server_that_may_be_redirected_must_say_where_to()
    {
        var options = Pay.With("pm_card_visa");
        options.PaymentMethodTypes = null;

        var failure = await Assert.ThrowsAsync<StripeException>(() => Api.PaymentIntents.CreateAsync(options));

        Assert.Contains("return_url", failure.Message, StringComparison.Ordinal);
        options.AutomaticPaymentMethods = new() { Enabled = true, AllowRedirects = "never" };
        Assert.Equal("succeeded", (await Api.PaymentIntents.CreateAsync(options)).Status);
    }

    private Task<PaymentIntent> Authorise(long amount)
    {
        var options = Pay.With("pm_card_visa", amount);
        options.CaptureMethod = "manual";
        return Api.PaymentIntents.CreateAsync(options);
    }

    private static T Expanded<T>(string path)
        where T : BaseOptions, new()
    {
        var options = new T();
        options.AddExpand(path);
        return options;
    }
}
