namespace Stripe;

/// <summary>Refunds.</summary>
public class RefundService : Service
{
    private const string Path = "/v1/refunds";

    public RefundService() { }

    public RefundService(IStripeClient client)
        : base(client) { }

    public virtual Task<Refund> CreateAsync(
        RefundCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Refund>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Refund> GetAsync(
        string id,
        RefundGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<Refund>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Refund> UpdateAsync(
        string id,
        RefundUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Refund>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Refund> CancelAsync(
        string id,
        RefundCancelOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Refund>($"{Path}/{Escape(id)}/cancel", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Refund>> ListAsync(
        RefundListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<Refund>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Refund> ListAutoPagingAsync(
        RefundListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<Refund>(Path, options, requestOptions, cancellationToken);
}
