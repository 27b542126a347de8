namespace Stripe;

/// <summary>Charges; payment intents make them.</summary>
public class ChargeService : Service
{
    private const string Path = "/v1/charges";

    public ChargeService() { }

    public ChargeService(IStripeClient client)
        : base(client) { }

    public virtual Task<Charge> GetAsync(
        string id,
        ChargeGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<Charge>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Charge> UpdateAsync(
        string id,
        ChargeUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Charge>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Charge>> ListAsync(
        ChargeListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<Charge>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Charge> ListAutoPagingAsync(
        ChargeListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<Charge>(Path, options, requestOptions, cancellationToken);
}
