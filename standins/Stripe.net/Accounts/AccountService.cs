namespace Stripe;

/// <summary>Connected accounts.</summary>
public class AccountService : Service
{
    private const string Path = "/v1/accounts";

    public AccountService() { }

    public AccountService(IStripeClient client)
        : base(client) { }

    public virtual Task<Account> CreateAsync(
        AccountCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Account>(Path, options, requestOptions, cancellationToken);

    public virtual Task<Account> GetAsync(
        string id,
        AccountGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<Account>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Account> GetSelfAsync(
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<Account>("/v1/account", null, requestOptions, cancellationToken);

    public virtual Task<Account> UpdateAsync(
        string id,
        AccountUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Account>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Account> DeleteAsync(
        string id,
        AccountDeleteOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Delete<Account>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Account> RejectAsync(
        string id,
        AccountRejectOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<Account>($"{Path}/{Escape(id)}/reject", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Account>> ListAsync(
        AccountListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<Account>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Account> ListAutoPagingAsync(
        AccountListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<Account>(Path, options, requestOptions, cancellationToken);
}
