namespace Stripe;

/// <summary>The payment methods of a customer.</summary>
public class CustomerPaymentMethodService : Service
{
    public CustomerPaymentMethodService() { }

    public CustomerPaymentMethodService(IStripeClient client)
        : base(client) { }

    public virtual Task<PaymentMethod> GetAsync(
        string parentId,
        string id,
        CustomerPaymentMethodGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<PaymentMethod>($"{Below(parentId)}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<PaymentMethod>> ListAsync(
        string parentId,
        CustomerPaymentMethodListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<PaymentMethod>(Below(parentId), options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<PaymentMethod> ListAutoPagingAsync(
        string parentId,
        CustomerPaymentMethodListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<PaymentMethod>(Below(parentId), options, requestOptions, cancellationToken);

    private static string Below(string parentId) => $"/v1/customers/{Escape(parentId)}/payment_methods";
}
