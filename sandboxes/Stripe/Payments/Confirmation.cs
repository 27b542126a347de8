using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Payments;

/// <summary>How the caller of a confirmation wants it done.</summary>
public sealed record ConfirmationWish
{
    public string? PaymentMethod { get; init; }

    /// <summary>A payment method that comes with the confirmation.</summary>
    public PaymentMethod? New { get; init; }
    public bool OffSession { get; init; }
    public bool ErrorOnRequiresAction { get; init; }
    public string? ReturnUrl { get; init; }
    public bool ByBrowser { get; init; }
    public bool UseStripeSdk { get; init; }

    /// <summary>Asks for authentication even where the card could do without.</summary>
    public bool WantsChallenge { get; init; }
    public required string BaseUrl { get; init; }
}

/// <summary>One attempt to pay: straight through, to the challenge, or declined.</summary>
public static class Confirmation
{
    public static PaymentMethod? FindMethod(Change change, PaymentIntent intent, ConfirmationWish wish) =>
        wish.New is not null ? change.Add(wish.New)
        : wish.PaymentMethod is not null ? PaymentMethods.Resolve(change, wish.PaymentMethod)
        : change.Find<PaymentMethod>(intent.PaymentMethod);

    /// <summary>Refuses what cannot be tried, before anything is changed.</summary>
    public static void CheckReady(PaymentIntent intent, PaymentMethod? method, ConfirmationWish wish)
    {
        if (method is null)
        {
            throw ApiError.Unexpected(
                "payment_intent_unexpected_state",
                "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update "
                    + "the PaymentIntent with a payment method and then confirm it again, or confirm it again "
                    + "directly with a payment method or ConfirmationToken.",
                intent
            );
        }

        if (method.Customer is not null && method.Customer != intent.Customer)
        {
            throw ApiError.Invalid(
                $"The PaymentMethod {method.Id} is attached to another customer than that of this PaymentIntent.",
                "payment_method"
            );
        }

        if (method.Type == TestAccounts.Type)
        {
            BankDebits.CheckAllowed(intent);
        }

        // A browser with Stripe.js handles every next action itself and needs no page to return to.
        var redirects = intent.AutomaticPaymentMethods is { Enabled: true, AllowRedirects: "always" };
        if (redirects && wish.ReturnUrl is null && !wish.UseStripeSdk && !wish.ByBrowser && !wish.OffSession)
        {
            throw ApiError.Invalid(
                "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some "
                    + "of these payment methods might redirect your customer off of your page, you must provide a "
                    + "`return_url`. If you don't want to accept redirect-based payment methods, set "
                    + "`automatic_payment_methods[enabled]` to `true` and "
                    + "`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and "
                    + "Payment Intents."
            );
        }
    }

    public static PaymentIntent Confirm(
        Change change,
        PaymentIntent intent,
        PaymentMethod method,
        ConfirmationWish wish
    )
    {
        change.Touch(intent);
        intent.PaymentMethod = method.Id;
        intent.NextAction = null;
        if (TestAccounts.WithIban(method.Number) is { } account)
        {
            return BankDebits.Begin(change, intent, method, account);
        }

        var card = CardOf(method);
        if (!IsChallenged(card, method, wish))
        {
            return Charges.Attempt(change, intent, method, card.Decline);
        }

        if (wish.OffSession)
        {
            return Charges.Attempt(
                change,
                intent,
                method,
                method.IsSetUp ? card.Decline : TestCards.NeedsAuthentication
            );
        }

        if (wish.ErrorOnRequiresAction)
        {
            throw Fail(
                change,
                intent,
                method,
                "authentication_required",
                "This PaymentIntent requires additional user action before it can be completed successfully, but "
                    + "`error_on_requires_action` was set."
            );
        }

        intent.Status = PaymentIntentStatus.RequiresAction;
        intent.NextAction = Ask(intent.Id, intent.ClientSecret, wish);
        change.Emit("payment_intent.requires_action", intent);
        return intent;
    }

    /// <summary>The customer has answered the challenge.</summary>
    public static PaymentIntent Complete(Change change, PaymentIntent intent, bool authenticated)
    {
        var method = change.Get<PaymentMethod>(intent.PaymentMethod);
        change.Touch(intent);
        intent.NextAction = null;
        try
        {
            return authenticated
                ? Charges.Attempt(change, intent, method, CardOf(method).Decline)
                : throw Fail(
                    change,
                    intent,
                    method,
                    "payment_intent_authentication_failure",
                    "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a "
                        + "new PaymentMethod to attempt to fulfill this PaymentIntent again."
                );
        }
        catch (ApiError error) when (error.Status == 402)
        {
            // The customer sees the failure; the shop learns it from the intent.
            return intent;
        }
    }

    private static bool IsChallenged(TestCard card, PaymentMethod method, ConfirmationWish wish) =>
        card.Challenge switch
        {
            Challenge.Always => true,
            Challenge.UnlessSetUp when !method.IsSetUp => true,
            _ => wish.WantsChallenge && card.SupportsChallenge && !wish.OffSession,
        };

    public static TestCard CardOf(PaymentMethod method) =>
        TestCards.WithNumber(method.Number)
        ?? (
            TestAccounts.WithIban(method.Number) is { } account
                ? TestAccounts.AsCard(account)
                : throw new InvalidOperationException("Neither a test card nor a test account.")
        );

    internal static NextAction Ask(string intent, string secret, ConfirmationWish wish)
    {
        var url = $"{wish.BaseUrl}/3ds/{intent}?client_secret={Uri.EscapeDataString(secret)}";
        return wish.ReturnUrl is not null && !wish.UseStripeSdk
            ? new NextAction(
                "redirect_to_url",
                new RedirectToUrl(wish.ReturnUrl, $"{url}&return_url={Uri.EscapeDataString(wish.ReturnUrl)}"),
                null
            )
            : new NextAction(
                "use_stripe_sdk",
                null,
                new() { ["type"] = "three_d_secure_redirect", ["stripe_js"] = url }
            );
    }

    private static ApiError Fail(Change change, PaymentIntent intent, PaymentMethod method, string code, string message)
    {
        intent.LastPaymentError = new PaymentError
        {
            Code = code,
            Message = message,
            PaymentMethod = method,
        };
        intent.PaymentMethod = null;
        intent.Status = PaymentIntentStatus.RequiresPaymentMethod;
        change.Emit("payment_intent.payment_failed", intent);
        return new ApiError(402, "card_error", message)
        {
            Code = code,
            About = intent,
            PaymentMethod = method,
        };
    }
}
