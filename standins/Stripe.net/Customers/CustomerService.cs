namespace Stripe;

/// <summary>Customers.</summary>
public class CustomerService : Service<Customer>
{
    private const string Path = "/v1/customers";

    public CustomerService() { }

    public CustomerService(IStripeClient client)
        : base(client) { }

    public virtual Task<Customer> CreateAsync(
        CustomerCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post(Path, options, requestOptions, cancellationToken);

    public virtual Task<Customer> GetAsync(
        string id,
        CustomerGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Customer> UpdateAsync(
        string id,
        CustomerUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Customer> DeleteAsync(
        string id,
        CustomerDeleteOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Delete($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Customer>> ListAsync(
        CustomerListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Customer> ListAutoPagingAsync(
        CustomerListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages(Path, options, requestOptions, cancellationToken);

    public virtual Task<StripeList<PaymentMethod>> ListPaymentMethodsAsync(
        string id,
        CustomerPaymentMethodListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<PaymentMethod>($"{Path}/{Escape(id)}/payment_methods", options, requestOptions, cancellationToken);
}
