using System.Text.Json.Serialization;

namespace StripeSandbox.Objects;

public sealed class Charge : StripeObject, IHasMetadata
{
    public long Amount { get; set; }
    public long AmountCaptured { get; set; }
    public long AmountRefunded { get; set; }
    public long? ApplicationFeeAmount => null;
    public string? BalanceTransaction { get; set; }
    public BillingDetails BillingDetails { get; set; } = new();
    public string? CalculatedStatementDescriptor { get; set; } = "SANDBOX";
    public bool Captured { get; set; }
    public string Currency { get; set; } = "";
    public string? Customer { get; set; }
    public string? Description { get; set; }
    public bool Disputed { get; set; }
    public string? FailureBalanceTransaction { get; set; }
    public string? FailureCode { get; set; }
    public string? FailureMessage { get; set; }
    public Dictionary<string, string> Metadata { get; set; } = [];
    public string? OnBehalfOf => null;
    public Outcome? Outcome { get; set; }
    public bool Paid { get; set; }
    public string? PaymentIntent { get; set; }
    public string? PaymentMethod { get; set; }
    public PaymentMethodDetails? PaymentMethodDetails { get; set; }
    public string? ReceiptEmail { get; set; }
    public string? ReceiptNumber => null;
    public string? ReceiptUrl => null;
    public bool Refunded { get; set; }
    public Shipping? Shipping { get; set; }
    public string? SourceTransfer => null;
    public string? StatementDescriptor { get; set; }
    public string? StatementDescriptorSuffix { get; set; }
    public string Status { get; set; } = "succeeded";
    public string? Transfer => null;
    public string? TransferData => null;
    public string? TransferGroup { get; set; }
}

public sealed record Outcome(
    string NetworkStatus,
    string? Reason,
    string RiskLevel,
    int RiskScore,
    string SellerMessage,
    string Type
);

public sealed record PaymentMethodDetails(string Type)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, object?>? Card { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SepaDebit? SepaDebit { get; init; }
}

public sealed class Refund : StripeObject, IHasMetadata
{
    public long Amount { get; set; }
    public string? BalanceTransaction { get; set; }
    public string? Charge { get; set; }
    public string Currency { get; set; } = "";
    public string? FailureBalanceTransaction { get; set; }
    public string? FailureReason { get; set; }
    public string? InstructionsEmail { get; set; }
    public Dictionary<string, string> Metadata { get; set; } = [];
    public string? PaymentIntent { get; set; }
    public string? PendingReason { get; set; }
    public string? Reason { get; set; }
    public string? ReceiptNumber => null;
    public string? SourceTransferReversal { get; set; }
    public string Status { get; set; } = "succeeded";
    public string? TransferReversal { get; set; }
}

public sealed class BalanceTransaction : StripeObject
{
    public long Amount { get; set; }
    public long AvailableOn { get; set; }
    public string Currency { get; set; } = "";
    public string? Description { get; set; }
    public decimal? ExchangeRate { get; set; }
    public long Fee { get; set; }
    public List<FeeDetail> FeeDetails { get; set; } = [];
    public long Net => Amount - Fee;
    public string ReportingCategory { get; set; } = "";
    public string? Source { get; set; }
    public string Status { get; set; } = "available";
    public string Type { get; set; } = "";
}

public sealed record FeeDetail(long Amount, string? Application, string Currency, string Description, string Type);

public sealed class Dispute : StripeObject, IHasMetadata
{
    public long Amount { get; set; }

    /// <summary>The movements that took the money and perhaps gave it back; written out in answers.</summary>
    [JsonPropertyName("_balance_transactions")]
    public List<string> BalanceTransactionIds { get; set; } = [];
    public string Charge { get; set; } = "";
    public string Currency { get; set; } = "";
    public Dictionary<string, string?> Evidence { get; set; } = [];
    public EvidenceDetails EvidenceDetails { get; set; } = new(0, false, false, 0);
    public bool IsChargeRefundable { get; set; }
    public Dictionary<string, string> Metadata { get; set; } = [];
    public string? PaymentIntent { get; set; }
    public string Reason { get; set; } = "";
    public string Status { get; set; } = "needs_response";
}

public sealed record EvidenceDetails(long DueBy, bool HasEvidence, bool PastDue, int SubmissionCount);
