namespace Stripe;

/// <summary>A payment that the cardholder contests at the issuer.</summary>
public class Dispute : StripeEntity<Dispute>, IHasId, IHasMetadata, IHasObject, IBalanceTransactionSource
{
    private Expandable<PaymentIntent> paymentIntent;
    private Expandable<Charge> charge;
    public string Id { get; set; }
    public string Object { get; set; }
    public long Amount { get; set; }
    public List<BalanceTransaction> BalanceTransactions { get; set; }
    public string ChargeId
    {
        get => charge.Id;
        set => charge.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Charge Charge
    {
        get => charge.Object;
        set => charge.Object = value;
    }

    public DateTime Created { get; set; } = DateTime.UnixEpoch;
    public string Currency { get; set; }
    public DisputeEvidence Evidence { get; set; }
    public DisputeEvidenceDetails EvidenceDetails { get; set; }
    public bool IsChargeRefundable { get; set; }
    public bool Livemode { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string NetworkReasonCode { get; set; }
    public string PaymentIntentId
    {
        get => paymentIntent.Id;
        set => paymentIntent.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public PaymentIntent PaymentIntent
    {
        get => paymentIntent.Object;
        set => paymentIntent.Object = value;
    }

    public string Reason { get; set; }

    /// <summary><c>needs_response</c>, <c>under_review</c>, <c>won</c>, <c>lost</c>, <c>warning_needs_response</c>, <c>warning_under_review</c> or <c>warning_closed</c>.</summary>
    public string Status { get; set; }
}

/// <summary>What speaks against the dispute.</summary>
public class DisputeEvidence : StripeEntity<DisputeEvidence>
{
    public string CustomerEmailAddress { get; set; }
    public string CustomerName { get; set; }
    public string CustomerPurchaseIp { get; set; }
    public string ProductDescription { get; set; }
    public string ServiceDate { get; set; }
    public string UncategorizedText { get; set; }
}

/// <summary>By when evidence is due.</summary>
public class DisputeEvidenceDetails : StripeEntity<DisputeEvidenceDetails>
{
    public DateTime? DueBy { get; set; }
    public bool HasEvidence { get; set; }
    public bool PastDue { get; set; }
    public long SubmissionCount { get; set; }
}

/// <summary>Evidence for a dispute.</summary>
public class DisputeUpdateOptions : BaseOptions, IHasMetadata
{
    public DisputeEvidenceOptions Evidence { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }

    /// <summary>Sends the evidence to the issuer.</summary>
    public bool? Submit { get; set; }
}

/// <summary>Parameters of giving in.</summary>
public class DisputeCloseOptions : BaseOptions { }

/// <summary>Parameters of a look-up.</summary>
public class DisputeGetOptions : BaseOptions { }

/// <summary>Filters of a list of disputes.</summary>
public class DisputeListOptions : ListOptions
{
    public string Charge { get; set; }
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string PaymentIntent { get; set; }
}

/// <summary>What speaks against the dispute.</summary>
public class DisputeEvidenceOptions : INestedOptions
{
    public string CustomerEmailAddress { get; set; }
    public string CustomerName { get; set; }
    public string CustomerPurchaseIp { get; set; }
    public string ProductDescription { get; set; }
    public string ServiceDate { get; set; }
    public string UncategorizedText { get; set; }
}

/// <summary>Disputes.</summary>
public class DisputeService : Service
{
    private const string Path = "/v1/disputes";

    public DisputeService() { }

    public DisputeService(IStripeClient client)
        : base(client) { }

    public virtual Task<Dispute> GetAsync(
        string id,
        DisputeGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<Dispute>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Dispute> UpdateAsync(
        string id,
        DisputeUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Dispute>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Dispute> CloseAsync(
        string id,
        DisputeCloseOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Dispute>($"{Path}/{Escape(id)}/close", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Dispute>> ListAsync(
        DisputeListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<Dispute>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Dispute> ListAutoPagingAsync(
        DisputeListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<Dispute>(Path, options, requestOptions, cancellationToken);
}
