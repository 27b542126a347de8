namespace Stripe;

/// <summary>Customers.</summary>
public class CustomerService : Service
{
    private const string Path = "/v1/customers";

    public CustomerService() { }

    public CustomerService(IStripeClient client)
        : base(client) { }

    /// <summary>The payment methods of a customer.</summary>
    public virtual CustomerPaymentMethodService PaymentMethods => field ??= new CustomerPaymentMethodService(Sender);

    public virtual Task<Customer> CreateAsync(
        CustomerCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Customer>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Customer> GetAsync(
        string id,
        CustomerGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<Customer>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Customer> UpdateAsync(
        string id,
        CustomerUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Customer>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Customer> DeleteAsync(
        string id,
        CustomerDeleteOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Delete<Customer>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Customer>> ListAsync(
        CustomerListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<Customer>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Customer> ListAutoPagingAsync(
        CustomerListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<Customer>(Path, options, requestOptions, cancellationToken);
}
