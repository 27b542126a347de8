namespace Stripe;

/// <summary>One movement of the account's balance.</summary>
public class BalanceTransaction : StripeEntity<BalanceTransaction>, IHasId, IHasObject
{
    private Expandable<IBalanceTransactionSource> source;
    public string Id { get; set; }
    public string Object { get; set; }

    /// <summary>Before fees; negative when money leaves.</summary>
    public long Amount { get; set; }
    public DateTime AvailableOn { get; set; } = DateTime.UnixEpoch;
    public DateTime Created { get; set; } = DateTime.UnixEpoch;
    public string Currency { get; set; }
    public string Description { get; set; }
    public decimal? ExchangeRate { get; set; }
    public long Fee { get; set; }
    public List<BalanceTransactionFeeDetail> FeeDetails { get; set; }

    /// <summary>The amount less the fee.</summary>
    public long Net { get; set; }
    public string ReportingCategory { get; set; }
    public string SourceId
    {
        get => source.Id;
        set => source.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public IBalanceTransactionSource Source
    {
        get => source.Object;
        set => source.Object = value;
    }

    /// <summary><c>available</c> or <c>pending</c>.</summary>
    public string Status { get; set; }
    public string Type { get; set; }
}

/// <summary>One part of a fee.</summary>
public class BalanceTransactionFeeDetail : StripeEntity<BalanceTransactionFeeDetail>
{
    public long Amount { get; set; }
    public string Application { get; set; }
    public string Currency { get; set; }
    public string Description { get; set; }
    public string Type { get; set; }
}

/// <summary>Parameters of a look-up.</summary>
public class BalanceTransactionGetOptions : BaseOptions { }

/// <summary>Filters of a list of balance transactions.</summary>
public class BalanceTransactionListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string Currency { get; set; }
    public string Payout { get; set; }
    public string Source { get; set; }
    public string Type { get; set; }
}

/// <summary>The history of the balance.</summary>
public class BalanceTransactionService : Service
{
    private const string Path = "/v1/balance_transactions";

    public BalanceTransactionService() { }

    public BalanceTransactionService(IStripeClient client)
        : base(client) { }

    public virtual Task<BalanceTransaction> GetAsync(
        string id,
        BalanceTransactionGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<BalanceTransaction>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<BalanceTransaction>> ListAsync(
        BalanceTransactionListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<BalanceTransaction>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<BalanceTransaction> ListAutoPagingAsync(
        BalanceTransactionListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<BalanceTransaction>(Path, options, requestOptions, cancellationToken);
}
