using Stripe;

namespace StandIns.Tests.Stripe;

/// <summary>Payments that a bank takes its time for.</summary>
public class SandboxDebitTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private V1Services Api => fixture.Sandbox.Api;

    [Theory]
    [InlineData("pm_success_at", "succeeded", "succeeded")]
    [InlineData("pm_failed_at", "requires_payment_method", "failed")]
    public async Task Debit_is_processing_until_the_bank_has_answered(
        string account,
        string intentStatus,
        string status
    )
    {
        var intent = await Api.PaymentIntents.CreateAsync(Debit(account));
        Assert.Equal("processing", intent.Status);
        Assert.Equal(0, intent.AmountReceived);

        var after = await Pay.Until(() => Api.PaymentIntents.GetAsync(intent.Id), seen => seen.Status != "processing");

        Assert.Equal(intentStatus, after.Status);
        var charge = await Api.Charges.GetAsync(intent.LatestChargeId);
        Assert.Equal((status, status == "succeeded"), (charge.Status, charge.Paid));
        Assert.Equal(status == "succeeded" ? intent.Amount : 0, after.AmountReceived);
    }

    [Theory]
    [InlineData("succeeded", "succeeded")]
    [InlineData("failed", "requires_payment_method")]
    public async Task Slow_debit_can_neither_be_stopped_nor_paid_twice_and_ends_as_told(string outcome, string status)
    {
        var intent = await Api.PaymentIntents.CreateAsync(Debit("pm_successDelayed_at"));

        var cancel = await Assert.ThrowsAsync<StripeException>(() => Api.PaymentIntents.CancelAsync(intent.Id));
        var confirm = await Assert.ThrowsAsync<StripeException>(() =>
            Api.PaymentIntents.ConfirmAsync(
                intent.Id,
                new PaymentIntentConfirmOptions { PaymentMethod = "pm_card_visa" }
            )
        );
        await fixture.Sandbox.Control(HttpMethod.Post, $"debits/{intent.Id}", new { outcome });

        Assert.Equal("payment_intent_unexpected_state", cancel.StripeError.Code);
        Assert.Equal("payment_intent_unexpected_state", confirm.StripeError.Code);
        Assert.Equal(status, (await Api.PaymentIntents.GetAsync(intent.Id)).Status);
    }

    [Fact]
    public async Task Only_euros_that_are_taken_at_once_are_debited()
    {
        var dollars = Debit("pm_success_at");
        dollars.Currency = "usd";
        var later = Debit("pm_success_at");
        later.CaptureMethod = "manual";

        foreach (var options in new[] { dollars, later })
        {
            var refused = await Assert.ThrowsAsync<StripeException>(() => Api.PaymentIntents.CreateAsync(options));
            Assert.Equal("payment_method", refused.StripeError.Param);
        }
    }

    private static PaymentIntentCreateOptions Debit(string account) =>
        new()
        {
            Amount = 10_000,
            Currency = "eur",
            AutomaticPaymentMethods = new() { Enabled = true, AllowRedirects = "never" },
            PaymentMethod = account,
            Confirm = true,
        };
}
