namespace Stripe;

/// <summary>Money moved to a connected account.</summary>
public class Transfer : StripeEntity<Transfer>, IHasId, IHasMetadata, IHasObject, IBalanceTransactionSource
{
    private Expandable<Charge> sourceTransaction;
    private Expandable<Charge> destinationPayment;
    private Expandable<Account> destination;
    private Expandable<BalanceTransaction> balanceTransaction;
    public string Id { get; set; }
    public string Object { get; set; }
    public long Amount { get; set; }
    public long AmountReversed { get; set; }
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
    public string Description { get; set; }
    public string DestinationId
    {
        get => destination.Id;
        set => destination.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Account Destination
    {
        get => destination.Object;
        set => destination.Object = value;
    }

    public string DestinationPaymentId
    {
        get => destinationPayment.Id;
        set => destinationPayment.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Charge DestinationPayment
    {
        get => destinationPayment.Object;
        set => destinationPayment.Object = value;
    }

    public bool Livemode { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public StripeList<TransferReversal> Reversals { get; set; }

    /// <summary>Whether all of it was reversed.</summary>
    public bool Reversed { get; set; }
    public string SourceTransactionId
    {
        get => sourceTransaction.Id;
        set => sourceTransaction.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Charge SourceTransaction
    {
        get => sourceTransaction.Object;
        set => sourceTransaction.Object = value;
    }

    public string SourceType { get; set; }
    public string TransferGroup { get; set; }
}

/// <summary>Parameters of a transfer.</summary>
public class TransferCreateOptions : BaseOptions, IHasMetadata
{
    public long? Amount { get; set; }
    public string Currency { get; set; }
    public string Description { get; set; }
    public string Destination { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string SourceTransaction { get; set; }
    public string SourceType { get; set; }
    public string TransferGroup { get; set; }
}

/// <summary>Changes to a transfer.</summary>
public class TransferUpdateOptions : BaseOptions, IHasMetadata
{
    public string Description { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
}

/// <summary>Parameters of a look-up.</summary>
public class TransferGetOptions : BaseOptions { }

/// <summary>Filters of a list of transfers.</summary>
public class TransferListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string Destination { get; set; }
    public string TransferGroup { get; set; }
}

/// <summary>Transfers to connected accounts.</summary>
public class TransferService : Service
{
    private const string Path = "/v1/transfers";

    public TransferService() { }

    public TransferService(IStripeClient client)
        : base(client) { }

    /// <summary>Reversals of transfers.</summary>
    public virtual TransferReversalService Reversals => field ??= new TransferReversalService(Sender);

    public virtual Task<Transfer> CreateAsync(
        TransferCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Transfer>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Transfer> GetAsync(
        string id,
        TransferGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<Transfer>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Transfer> UpdateAsync(
        string id,
        TransferUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Transfer>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Transfer>> ListAsync(
        TransferListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<Transfer>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Transfer> ListAutoPagingAsync(
        TransferListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<Transfer>(Path, options, requestOptions, cancellationToken);
}
