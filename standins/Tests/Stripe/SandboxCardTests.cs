using System.Net;
using Stripe;

namespace StandIns.Tests.Stripe;

public class SandboxCardTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private V1Services Api => fixture.Sandbox.Api;

    [Theory]
    [InlineData("pm_card_visa", "visa", "4242")]
    [InlineData("pm_card_mastercard", "mastercard", "4444")]
    [InlineData("pm_card_amex", "amex", "0005")]
    [InlineData("pm_card_riskLevelElevated", "visa", "9235")]
    public async Task Good_card_pays(string method, string brand, string last4)
    {
        var options = Pay.With(method);
        options.AddExpand("latest_charge");
        options.AddExpand("payment_method");

        var intent = await Api.PaymentIntents.CreateAsync(options);

        Assert.Equal("succeeded", intent.Status);
        Assert.Equal(10_000, intent.AmountReceived);
        Assert.Equal(brand, intent.PaymentMethod.Card.Brand);
        Assert.Equal(last4, intent.LatestCharge.PaymentMethodDetails.Card.Last4);
        Assert.True(intent.LatestCharge is { Paid: true, Captured: true, Status: "succeeded" });
    }

    [Theory]
    [InlineData("pm_card_visa_chargeDeclined", "4000000000000002", "card_declined", "generic_decline")]
    [InlineData(
        "pm_card_visa_chargeDeclinedInsufficientFunds",
        "4000000000009995",
        "card_declined",
        "insufficient_funds"
    )]
    [InlineData("pm_card_visa_chargeDeclinedLostCard", "4000000000009987", "card_declined", "lost_card")]
    [InlineData("pm_card_visa_chargeDeclinedStolenCard", "4000000000009979", "card_declined", "stolen_card")]
    [InlineData("pm_card_chargeDeclinedExpiredCard", "4000000000000069", "expired_card", null)]
    [InlineData("pm_card_chargeDeclinedIncorrectCvc", "4000000000000127", "incorrect_cvc", null)]
    [InlineData("pm_card_chargeDeclinedProcessingError", "4000000000000119", "processing_error", null)]
    [InlineData(
        "pm_card_visa_chargeDeclinedVelocityLimitExceeded",
        "4000000000006975",
        "card_declined",
        "card_velocity_exceeded"
    )]
    [InlineData("pm_card_radarBlock", "4100000000000019", "card_declined", "fraudulent")]
    public async Task Bad_card_is_declined(string method, string number, string code, string? declineCode)
    {
        var byName = await Assert.ThrowsAsync<StripeException>(() => Api.PaymentIntents.CreateAsync(Pay.With(method)));
        var card = await Api.PaymentMethods.CreateAsync(
            new PaymentMethodCreateOptions
            {
                Type = "card",
                Card = new()
                {
                    Number = number,
                    ExpMonth = 12,
                    ExpYear = 2040,
                    Cvc = "123",
                },
            }
        );
        var byNumber = await Assert.ThrowsAsync<StripeException>(() =>
            Api.PaymentIntents.CreateAsync(Pay.With(card.Id))
        );

        foreach (var failure in new[] { byName, byNumber })
        {
            Assert.Equal(HttpStatusCode.PaymentRequired, failure.HttpStatusCode);
            Assert.Equal("card_error", failure.StripeError.Type);
            Assert.Equal(code, failure.StripeError.Code);
            Assert.Equal(declineCode, failure.StripeError.DeclineCode);
            var intent = await Api.PaymentIntents.GetAsync(failure.StripeError.PaymentIntent.Id);
            Assert.Equal("requires_payment_method", intent.Status);
            Assert.Equal(code, intent.LastPaymentError.Code);
            Assert.Null(intent.PaymentMethodId);
            Assert.Equal(0, intent.AmountReceived);
            var charge = await Api.Charges.GetAsync(failure.StripeError.Charge);
            Assert.Equal("failed", charge.Status);
            Assert.Equal(code, charge.FailureCode);
            Assert.Null(charge.BalanceTransactionId);
        }
    }

    [Fact]
    public async Task Another_card_can_follow_a_declined_one()
    {
        var declined = await Assert.ThrowsAsync<StripeException>(() =>
            Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa_chargeDeclined"))
        );

        var intent = await Api.PaymentIntents.ConfirmAsync(
            declined.StripeError.PaymentIntent.Id,
            new PaymentIntentConfirmOptions { PaymentMethod = "pm_card_visa" }
        );

        Assert.Equal("succeeded", intent.Status);
        Assert.Null(intent.LastPaymentError);
        var charges = await Api.Charges.ListAsync(new ChargeListOptions { PaymentIntent = intent.Id });
        Assert.Equal(["succeeded", "failed"], charges.Select(charge => charge.Status));
    }

    [Theory]
    [InlineData("4242424242424241", 12, 2040, "123", "incorrect_number", null)]
    [InlineData("4111111111111111", 12, 2040, "123", "card_declined", "test_mode_live_card")]
    [InlineData("4242424242424242", 13, 2040, "123", "invalid_expiry_month", null)]
    [InlineData("4242424242424242", 12, 2020, "123", "invalid_expiry_year", null)]
    [InlineData("4242424242424242", 12, 2040, "12", "invalid_cvc", null)]
    public async Task Malformed_card_is_refused(
        string number,
        int month,
        int year,
        string cvc,
        string code,
        string? decline
    )
    {
        var failure = await Assert.ThrowsAsync<StripeException>(() =>
            Api.PaymentMethods.CreateAsync(
                new PaymentMethodCreateOptions
                {
                    Type = "card",
                    Card = new()
                    {
                        Number = number,
                        ExpMonth = month,
                        ExpYear = year,
                        Cvc = cvc,
                    },
                }
            )
        );

        Assert.Equal("card_error", failure.StripeError.Type);
        Assert.Equal(code, failure.StripeError.Code);
        Assert.Equal(decline, failure.StripeError.DeclineCode);
    }

    [Theory]
    [InlineData("pm_card_authenticationRequired", true, "succeeded", null)]
    [InlineData(
        "pm_card_authenticationRequired",
        false,
        "requires_payment_method",
        "payment_intent_authentication_failure"
    )]
    [InlineData("pm_card_threeDSecure2Required", true, "succeeded", null)]
    [InlineData("pm_card_threeDSecureRequiredChargeDeclined", true, "requires_payment_method", "card_declined")]
    [InlineData("pm_card_threeDSecureRequiredProcessingError", true, "requires_payment_method", "processing_error")]
    [InlineData(
        "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
        true,
        "requires_payment_method",
        "card_declined"
    )]
    public async Task Challenge_is_answered_on_the_page_of_the_bank(
        string method,
        bool authentic,
        string status,
        string? code
    )
    {
        var options = Pay.With(method);
        options.ReturnUrl = "http://127.0.0.1:1/back?booking=b1";
        var intent = await Api.PaymentIntents.CreateAsync(options);
        Assert.Equal("requires_action", intent.Status);
        Assert.Equal("redirect_to_url", intent.NextAction.Type);
        Assert.Equal(options.ReturnUrl, intent.NextAction.RedirectToUrl.ReturnUrl);
        var page = new Uri(intent.NextAction.RedirectToUrl.Url);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        Assert.Contains("Complete authentication", await browser.GetStringAsync(page), StringComparison.Ordinal);

        var answer = await browser.PostAsync(
            $"{page.GetLeftPart(UriPartial.Path)}/{(authentic ? "succeeded" : "failed")}{page.Query}",
            null
        );

        var after = await Api.PaymentIntents.GetAsync(intent.Id);
        Assert.Equal(status, after.Status);
        Assert.Equal(code, after.LastPaymentError?.Code);
        Assert.Null(after.NextAction);
        var expected = status == "succeeded" ? "succeeded" : "failed";
        Assert.Contains(
            $"booking=b1&payment_intent={intent.Id}",
            answer.Headers.Location!.Query,
            StringComparison.Ordinal
        );
        Assert.EndsWith($"redirect_status={expected}", answer.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Absent_customer_cannot_authenticate()
    {
        var options = Pay.With("pm_card_authenticationRequired");
        options.OffSession = true;

        var failure = await Assert.ThrowsAsync<StripeException>(() => Api.PaymentIntents.CreateAsync(options));

        Assert.Equal("authentication_required", failure.StripeError.Code);
        Assert.Equal("requires_payment_method", failure.StripeError.PaymentIntent.Status);
    }

    [Fact]
    public async Task Challenge_can_be_an_error_when_asked_for()
    {
        var options = Pay.With("pm_card_authenticationRequired");
        options.ErrorOnRequiresAction = true;

        var failure = await Assert.ThrowsAsync<StripeException>(() => Api.PaymentIntents.CreateAsync(options));

        Assert.Equal("authentication_required", failure.StripeError.Code);
    }

    [Fact]
    public async Task Card_set_up_by_a_setup_intent_pays_without_its_customer()
    {
        var customer = await Api.Customers.CreateAsync(new CustomerCreateOptions { Email = "guest@example.com" });
        var setup = await Api.SetupIntents.CreateAsync(
            new SetupIntentCreateOptions
            {
                Customer = customer.Id,
                PaymentMethod = "pm_card_authenticationRequiredOnSetup",
                PaymentMethodTypes = ["card"],
                Confirm = true,
            }
        );
        Assert.Equal("requires_action", setup.Status);
        await fixture.Sandbox.Control(HttpMethod.Post, $"challenges/{setup.Id}", new { outcome = "succeeded" });
        setup = await Api.SetupIntents.GetAsync(setup.Id);
        Assert.Equal("succeeded", setup.Status);
        var options = Pay.With(setup.PaymentMethodId);
        options.Customer = customer.Id;
        options.OffSession = true;

        var intent = await Api.PaymentIntents.CreateAsync(options);

        Assert.Equal("succeeded", intent.Status);
        var kept = await Api.Customers.PaymentMethods.ListAsync(customer.Id);
        Assert.Equal([setup.PaymentMethodId], kept.Select(method => method.Id));
    }
}
