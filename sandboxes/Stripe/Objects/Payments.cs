using System.Text.Json.Serialization;

namespace StripeSandbox.Objects;

public sealed class Customer : StripeObject, IHasMetadata
{
    public Address? Address { get; set; }
    public long Balance { get; set; }
    public string? Currency { get; set; }
    public bool Delinquent { get; set; }
    public string? Description { get; set; }
    public string? Email { get; set; }
    public InvoiceSettings InvoiceSettings { get; set; } = new();
    public Dictionary<string, string> Metadata { get; set; } = [];
    public string? Name { get; set; }
    public string? Phone { get; set; }
    public List<string> PreferredLocales { get; set; } = [];
    public Shipping? Shipping { get; set; }

    [JsonPropertyName("_deleted")]
    public bool IsDeleted { get; set; }
}

public sealed class InvoiceSettings
{
    public string? DefaultPaymentMethod { get; set; }
}

public sealed class PaymentMethod : StripeObject, IHasMetadata
{
    public string AllowRedisplay { get; set; } = "unspecified";
    public BillingDetails BillingDetails { get; set; } = new();

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Card? Card { get; set; }

    public string? Customer { get; set; }
    public Dictionary<string, string> Metadata { get; set; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SepaDebit? SepaDebit { get; set; }
    public string Type { get; set; } = "card";

    /// <summary>The number, which decides how the card or account behaves.</summary>
    [JsonPropertyName("_number")]
    public string Number { get; set; } = "";

    /// <summary>Set up for payments while the customer is away, so no authentication is asked for again.</summary>
    [JsonPropertyName("_set_up")]
    public bool IsSetUp { get; set; }
}

public sealed class BillingDetails
{
    public Address Address { get; set; } = new(null, null, null, null, null, null);
    public string? Email { get; set; }
    public string? Name { get; set; }
    public string? Phone { get; set; }
}

public sealed record Address(
    string? City,
    string? Country,
    string? Line1,
    string? Line2,
    string? PostalCode,
    string? State
);

public sealed record Shipping(Address? Address, string? Carrier, string? Name, string? Phone, string? TrackingNumber);

public sealed class Card
{
    public string Brand { get; set; } = "visa";
    public CardChecks Checks { get; set; } = new(null, null, "pass");
    public string Country { get; set; } = "US";
    public string DisplayBrand { get; set; } = "visa";
    public int ExpMonth { get; set; }
    public int ExpYear { get; set; }
    public string Fingerprint { get; set; } = "";
    public string Funding { get; set; } = "credit";
    public string Last4 { get; set; } = "";
    public ThreeDSecureUsage ThreeDSecureUsage { get; set; } = new(true);
}

/// <summary>A bank account in euros.</summary>
public sealed record SepaDebit(string BankCode, string? BranchCode, string Country, string Fingerprint, string Last4);

public sealed record CardChecks(string? AddressLine1Check, string? AddressPostalCodeCheck, string? CvcCheck);

public sealed record ThreeDSecureUsage(bool Supported);

public sealed record AutomaticPaymentMethods(string AllowRedirects, bool Enabled);

public sealed record NextAction(string Type, RedirectToUrl? RedirectToUrl, Dictionary<string, string>? UseStripeSdk);

public sealed record RedirectToUrl(string ReturnUrl, string Url);

/// <summary>Why an attempt failed; also the <c>error</c> of the answer.</summary>
public sealed class PaymentError
{
    public string? AdviceCode { get; set; }
    public string? Charge { get; set; }
    public required string Code { get; set; }
    public string? DeclineCode { get; set; }
    public string? DocUrl { get; set; }
    public required string Message { get; set; }
    public string? Param { get; set; }
    public PaymentMethod? PaymentMethod { get; set; }
    public string Type { get; set; } = "card_error";
}

public sealed class PaymentIntent : StripeObject, IHasMetadata
{
    public long Amount { get; set; }
    public long AmountCapturable { get; set; }
    public long AmountReceived { get; set; }
    public string? Application => null;
    public long? ApplicationFeeAmount => null;
    public AutomaticPaymentMethods? AutomaticPaymentMethods { get; set; }
    public long? CanceledAt { get; set; }
    public string? CancellationReason { get; set; }
    public string CaptureMethod { get; set; } = "automatic_async";
    public string ClientSecret { get; set; } = "";
    public string ConfirmationMethod { get; set; } = "automatic";
    public string Currency { get; set; } = "";
    public string? Customer { get; set; }
    public string? Description { get; set; }
    public PaymentError? LastPaymentError { get; set; }
    public string? LatestCharge { get; set; }
    public Dictionary<string, string> Metadata { get; set; } = [];
    public NextAction? NextAction { get; set; }
    public string? OnBehalfOf => null;
    public string? PaymentMethod { get; set; }
    public List<string> PaymentMethodTypes { get; set; } = ["card"];
    public string? Processing => null;
    public string? ReceiptEmail { get; set; }
    public string? Review => null;
    public string? SetupFutureUsage { get; set; }
    public Shipping? Shipping { get; set; }
    public string? StatementDescriptor { get; set; }
    public string? StatementDescriptorSuffix { get; set; }
    public string Status { get; set; } = PaymentIntentStatus.RequiresPaymentMethod;
    public string? TransferData => null;
    public string? TransferGroup { get; set; }
}

public static class PaymentIntentStatus
{
    public const string RequiresPaymentMethod = "requires_payment_method";
    public const string RequiresConfirmation = "requires_confirmation";
    public const string RequiresAction = "requires_action";
    public const string Processing = "processing";
    public const string RequiresCapture = "requires_capture";
    public const string Canceled = "canceled";
    public const string Succeeded = "succeeded";
}

public sealed class SetupIntent : StripeObject, IHasMetadata
{
    public AutomaticPaymentMethods? AutomaticPaymentMethods { get; set; }
    public string? CancellationReason { get; set; }
    public string ClientSecret { get; set; } = "";
    public string? Customer { get; set; }
    public string? Description { get; set; }
    public PaymentError? LastSetupError { get; set; }
    public Dictionary<string, string> Metadata { get; set; } = [];
    public NextAction? NextAction { get; set; }
    public string? PaymentMethod { get; set; }
    public List<string> PaymentMethodTypes { get; set; } = ["card"];
    public string Status { get; set; } = PaymentIntentStatus.RequiresPaymentMethod;
    public string Usage { get; set; } = "off_session";
}
