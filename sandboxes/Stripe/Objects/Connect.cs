using System.Text.Json.Serialization;

namespace StripeSandbox.Objects;

public sealed class Account : StripeObject, IHasMetadata
{
    public Dictionary<string, string?> BusinessProfile { get; set; } = [];
    public string? BusinessType { get; set; }
    public Dictionary<string, string> Capabilities { get; set; } = [];
    public bool ChargesEnabled { get; set; }
    public AccountController Controller { get; set; } = new();
    public string Country { get; set; } = "US";
    public string DefaultCurrency { get; set; } = "usd";
    public bool DetailsSubmitted { get; set; }
    public string? Email { get; set; }
    public Dictionary<string, string> Metadata { get; set; } = [];
    public bool PayoutsEnabled { get; set; }
    public AccountRequirements Requirements { get; set; } = new();
    public AccountSettings Settings { get; set; } = new();
    public TermsAcceptance TosAcceptance { get; set; } = new(null, null, null, null);
    public string Type { get; set; } = "express";

    [JsonPropertyName("_deleted")]
    public bool IsDeleted { get; set; }
}

public sealed record TermsAcceptance(long? Date, string? Ip, string? ServiceAgreement, string? UserAgent);

public sealed class AccountController
{
    public Dictionary<string, string> Fees { get; set; } = new() { ["payer"] = "application" };
    public bool IsController { get; set; } = true;
    public Dictionary<string, string> Losses { get; set; } = new() { ["payments"] = "application" };
    public string RequirementCollection { get; set; } = "stripe";
    public Dictionary<string, string> StripeDashboard { get; set; } = new() { ["type"] = "express" };
    public string Type { get; set; } = "application";
}

public sealed class AccountRequirements
{
    public long? CurrentDeadline { get; set; }
    public List<string> CurrentlyDue { get; set; } = [];
    public string? DisabledReason { get; set; }
    public List<string> Errors { get; set; } = [];
    public List<string> EventuallyDue { get; set; } = [];
    public List<string> PastDue { get; set; } = [];
    public List<string> PendingVerification { get; set; } = [];
}

public sealed class AccountSettings
{
    public AccountPayouts Payouts { get; set; } = new();
}

public sealed class AccountPayouts
{
    public bool DebitNegativeBalances { get; set; } = true;
    public AccountPayoutSchedule Schedule { get; set; } = new(2, "daily");
    public string? StatementDescriptor { get; set; }
}

public sealed record AccountPayoutSchedule(int DelayDays, string Interval);

public sealed class AccountLink : StripeObject
{
    public long ExpiresAt { get; set; }
    public string Url { get; set; } = "";

    [JsonPropertyName("_account")]
    public string Account { get; set; } = "";

    [JsonPropertyName("_refresh_url")]
    public string RefreshUrl { get; set; } = "";

    [JsonPropertyName("_return_url")]
    public string ReturnUrl { get; set; } = "";

    [JsonPropertyName("_used")]
    public bool IsUsed { get; set; }
}

public sealed class Transfer : StripeObject, IHasMetadata
{
    public long Amount { get; set; }
    public long AmountReversed { get; set; }
    public string? BalanceTransaction { get; set; }
    public string Currency { get; set; } = "";
    public string? Description { get; set; }
    public string Destination { get; set; } = "";
    public Dictionary<string, string> Metadata { get; set; } = [];
    public bool Reversed { get; set; }
    public string? SourceTransaction { get; set; }
    public string SourceType { get; set; } = "card";
    public string? TransferGroup { get; set; }
}

public sealed class TransferReversal : StripeObject, IHasMetadata
{
    public long Amount { get; set; }
    public string? BalanceTransaction { get; set; }
    public string Currency { get; set; } = "";
    public string? Description { get; set; }
    public string? DestinationPaymentRefund { get; set; }
    public Dictionary<string, string> Metadata { get; set; } = [];
    public string? SourceRefund { get; set; }
    public string Transfer { get; set; } = "";
}
