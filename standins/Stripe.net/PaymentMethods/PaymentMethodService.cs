namespace Stripe;

/// <summary>Payment methods.</summary>
public class PaymentMethodService : Service
{
    private const string Path = "/v1/payment_methods";

    public PaymentMethodService() { }

    public PaymentMethodService(IStripeClient client)
        : base(client) { }

    public virtual Task<PaymentMethod> CreateAsync(
        PaymentMethodCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<PaymentMethod>(Path, options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> GetAsync(
        string id,
        PaymentMethodGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<PaymentMethod>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> UpdateAsync(
        string id,
        PaymentMethodUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<PaymentMethod>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> AttachAsync(
        string id,
        PaymentMethodAttachOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<PaymentMethod>($"{Path}/{Escape(id)}/attach", options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> DetachAsync(
        string id,
        PaymentMethodDetachOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<PaymentMethod>($"{Path}/{Escape(id)}/detach", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<PaymentMethod>> ListAsync(
        PaymentMethodListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<PaymentMethod>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<PaymentMethod> ListAutoPagingAsync(
        PaymentMethodListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<PaymentMethod>(Path, options, requestOptions, cancellationToken);
}
