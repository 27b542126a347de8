namespace StripeSandbox.Payments;

/// <summary>When a card wants its holder to authenticate.</summary>
public enum Challenge
{
    None,
    Always,

    /// <summary>Not when it was set up before.</summary>
    UnlessSetUp,
}

/// <summary>What happens to a payment after it succeeded.</summary>
public enum Aftermath
{
    None,
    Fraudulent,
    ProductNotReceived,
    Inquiry,
    RefundsArePending,
    RefundsFail,
}

/// <summary>Why an issuer declines.</summary>
public sealed record Decline(string Code, string? DeclineCode, string Message, string? Param = null);

/// <summary>One of Stripe's documented test cards: https://docs.stripe.com/testing.</summary>
/// <param name="Number">The number.</param>
/// <param name="Name">What follows <c>pm_card_</c> and, in a token, <c>tok_</c>.</param>
public sealed record TestCard(string Number, string Name)
{
    public string Brand { get; init; } = "visa";
    public string Country { get; init; } = "US";
    public string Funding { get; init; } = "credit";
    public Challenge Challenge { get; init; }
    public Decline? Decline { get; init; }
    public Aftermath Aftermath { get; init; }
    public string RiskLevel { get; init; } = "normal";
    public bool SupportsChallenge { get; init; } = true;

    /// <summary>Authentication was arranged beforehand, so payments without the customer pass.</summary>
    public bool IsSetUp { get; init; }
}

public static class TestCards
{
    public static readonly Decline NotATestCard = new(
        "card_declined",
        "test_mode_live_card",
        "Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test "
            + "cards, visit: https://stripe.com/docs/testing."
    );

    public static readonly Decline NeedsAuthentication = new(
        "authentication_required",
        "authentication_required",
        "Your card was declined. This transaction requires authentication."
    );

    private static readonly Decline Generic = new("card_declined", "generic_decline", "Your card was declined.");

    private static readonly Decline NoFunds = new(
        "card_declined",
        "insufficient_funds",
        "Your card has insufficient funds."
    );

    private static readonly Decline Processing = new(
        "processing_error",
        null,
        "An error occurred while processing your card. Try again in a little bit."
    );

    public static IReadOnlyList<TestCard> All { get; } =
    [
        new("4242424242424242", "visa"),
        new("4000056655665556", "visa_debit") { Funding = "debit" },
        new("5555555555554444", "mastercard") { Brand = "mastercard" },
        new("5200828282828210", "mastercard_debit") { Brand = "mastercard", Funding = "debit" },
        new("5105105105105100", "mastercard_prepaid") { Brand = "mastercard", Funding = "prepaid" },
        new("378282246310005", "amex") { Brand = "amex", SupportsChallenge = false },
        new("6011111111111117", "discover") { Brand = "discover", SupportsChallenge = false },
        new("3056930009020004", "diners") { Brand = "diners", SupportsChallenge = false },
        new("3566002020360505", "jcb")
        {
            Brand = "jcb",
            Country = "JP",
            SupportsChallenge = false,
        },
        new("6200000000000005", "unionpay")
        {
            Brand = "unionpay",
            Country = "CN",
            SupportsChallenge = false,
        },
        new("4000000760000002", "br") { Country = "BR" },
        new("4000001240000000", "ca") { Country = "CA" },
        new("4000002760000016", "de") { Country = "DE" },
        new("4000002500000003", "fr") { Country = "FR" },
        new("4000008260000000", "gb") { Country = "GB" },
        new("4000000000000002", "visa_chargeDeclined") { Decline = Generic },
        new("4000000000009995", "visa_chargeDeclinedInsufficientFunds") { Decline = NoFunds },
        new("4000000000009987", "visa_chargeDeclinedLostCard")
        {
            Decline = new("card_declined", "lost_card", "Your card was declined."),
        },
        new("4000000000009979", "visa_chargeDeclinedStolenCard")
        {
            Decline = new("card_declined", "stolen_card", "Your card was declined."),
        },
        new("4000000000000069", "chargeDeclinedExpiredCard")
        {
            Decline = new("expired_card", null, "Your card has expired.", "exp_month"),
        },
        new("4000000000000127", "chargeDeclinedIncorrectCvc")
        {
            Decline = new("incorrect_cvc", null, "Your card's security code is incorrect.", "cvc"),
        },
        new("4000000000000119", "chargeDeclinedProcessingError") { Decline = Processing },
        new("4000000000006975", "visa_chargeDeclinedVelocityLimitExceeded")
        {
            Decline = new(
                "card_declined",
                "card_velocity_exceeded",
                "Your card was declined for making repeated attempts too frequently or exceeding its amount limit."
            ),
        },
        new("4000000000000341", "chargeCustomerFail") { Decline = Generic },
        new("4100000000000019", "radarBlock")
        {
            Decline = new("card_declined", "fraudulent", "Your card was declined."),
            RiskLevel = "highest",
        },
        new("4000000000009235", "riskLevelElevated") { RiskLevel = "elevated" },
        new("4000000000000077", "bypassPending"),
        new("4000000000000259", "createDispute") { Aftermath = Aftermath.Fraudulent },
        new("4000000000002685", "createDisputeProductNotReceived") { Aftermath = Aftermath.ProductNotReceived },
        new("4000000000001976", "createDisputeInquiry") { Aftermath = Aftermath.Inquiry },
        new("4000000000007726", "pendingRefund") { Aftermath = Aftermath.RefundsArePending },
        new("4000000000005126", "refundFail") { Aftermath = Aftermath.RefundsFail },
        new("4000002500003155", "authenticationRequiredOnSetup") { Challenge = Challenge.UnlessSetUp, Country = "FR" },
        new("4000002760003184", "authenticationRequired") { Challenge = Challenge.Always, Country = "DE" },
        new("4000003800000446", "authenticationRequiredSetupForOffSession")
        {
            Challenge = Challenge.Always,
            IsSetUp = true,
            Country = "IT",
        },
        new("4000008260003178", "authenticationRequiredChargeDeclinedInsufficientFunds")
        {
            Challenge = Challenge.Always,
            Decline = NoFunds,
            Country = "GB",
        },
        new("4000000000003220", "threeDSecure2Required") { Challenge = Challenge.Always },
        new("4000008400001629", "threeDSecureRequiredChargeDeclined")
        {
            Challenge = Challenge.Always,
            Decline = Generic,
        },
        new("4000008400001280", "threeDSecureRequiredProcessingError")
        {
            Challenge = Challenge.Always,
            Decline = Processing,
        },
        new("4000000000003055", "threeDSecureOptional"),
    ];

    private static readonly Dictionary<string, TestCard> ByNumber = All.ToDictionary(card => card.Number);

    private static readonly Dictionary<string, TestCard> ByName = All.ToDictionary(card => card.Name);

    public static TestCard? WithNumber(string number) => ByNumber.GetValueOrDefault(number);

    public static TestCard? WithName(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The check digit that every card number ends with.</summary>
    public static bool IsWellFormed(string number)
    {
        if (number.Length is < 12 or > 19 || !number.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = 0;
        for (var place = 0; place < number.Length; place++)
        {
            var digit = number[^(place + 1)] - '0';
            sum +=
                place % 2 == 0 ? digit
                : digit > 4 ? digit * 2 - 9
                : digit * 2;
        }

        return sum % 10 == 0;
    }
}
