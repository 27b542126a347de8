namespace Stripe;

/// <summary>Money taken back from a connected account.</summary>
public class TransferReversal
    : StripeEntity<TransferReversal>,
        IHasId,
        IHasMetadata,
        IHasObject,
        IBalanceTransactionSource
{
    private Expandable<Transfer> transfer;
    private Expandable<Refund> sourceRefund;
    private Expandable<Refund> destinationPaymentRefund;
    private Expandable<BalanceTransaction> balanceTransaction;
    public string Id { get; set; }
    public string Object { get; set; }
    public long Amount { get; set; }
    public string BalanceTransactionId
    {
        get => balanceTransaction.Id;
        set => balanceTransaction.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public BalanceTransaction BalanceTransaction
    {
        get => balanceTransaction.Object;
        set => balanceTransaction.Object = value;
    }

    public DateTime Created { get; set; } = DateTime.UnixEpoch;
    public string Currency { get; set; }
    public string DestinationPaymentRefundId
    {
        get => destinationPaymentRefund.Id;
        set => destinationPaymentRefund.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Refund DestinationPaymentRefund
    {
        get => destinationPaymentRefund.Object;
        set => destinationPaymentRefund.Object = value;
    }

    public Dictionary<string, string> Metadata { get; set; }
    public string SourceRefundId
    {
        get => sourceRefund.Id;
        set => sourceRefund.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Refund SourceRefund
    {
        get => sourceRefund.Object;
        set => sourceRefund.Object = value;
    }

    public string TransferId
    {
        get => transfer.Id;
        set => transfer.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Transfer Transfer
    {
        get => transfer.Object;
        set => transfer.Object = value;
    }
}

/// <summary>Parameters of a reversal.</summary>
public class TransferReversalCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>What remains of the transfer when null.</summary>
    public long? Amount { get; set; }
    public string Description { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public bool? RefundApplicationFee { get; set; }
}

/// <summary>Changes to a reversal.</summary>
public class TransferReversalUpdateOptions : BaseOptions, IHasMetadata
{
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
}

/// <summary>Parameters of a look-up.</summary>
public class TransferReversalGetOptions : BaseOptions { }

/// <summary>Parameters of a list of reversals.</summary>
public class TransferReversalListOptions : ListOptions { }

/// <summary>Reversals of transfers.</summary>
public class TransferReversalService : Service
{
    public TransferReversalService() { }

    public TransferReversalService(IStripeClient client)
        : base(client) { }

    public virtual Task<TransferReversal> CreateAsync(
        string parentId,
        TransferReversalCreateOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<TransferReversal>(Below(parentId), options, requestOptions, cancellationToken);

    public virtual Task<TransferReversal> GetAsync(
        string parentId,
        string id,
        TransferReversalGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<TransferReversal>($"{Below(parentId)}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<TransferReversal> UpdateAsync(
        string parentId,
        string id,
        TransferReversalUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<TransferReversal>($"{Below(parentId)}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<TransferReversal>> ListAsync(
        string parentId,
        TransferReversalListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<TransferReversal>(Below(parentId), options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<TransferReversal> ListAutoPagingAsync(
        string parentId,
        TransferReversalListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<TransferReversal>(Below(parentId), options, requestOptions, cancellationToken);

    private static string Below(string parentId) => $"/v1/transfers/{Escape(parentId)}/reversals";
}
