namespace Stripe;

/// <summary>Payment methods.</summary>
public class PaymentMethodService : Service<PaymentMethod>
{
    private const string Path = "/v1/payment_methods";

    public PaymentMethodService() { }

    public PaymentMethodService(IStripeClient client)
        : base(client) { }

    public virtual Task<PaymentMethod> CreateAsync(
        PaymentMethodCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post(Path, options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> GetAsync(
        string id,
        PaymentMethodGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> UpdateAsync(
        string id,
        PaymentMethodUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> AttachAsync(
        string id,
        PaymentMethodAttachOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post($"{Path}/{Escape(id)}/attach", options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> DetachAsync(
        string id,
        PaymentMethodDetachOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post($"{Path}/{Escape(id)}/detach", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<PaymentMethod>> ListAsync(
        PaymentMethodListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<PaymentMethod> ListAutoPagingAsync(
        PaymentMethodListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages(Path, options, requestOptions, cancellationToken);
}
