namespace Stripe;

/// <summary>A page, good for one visit, where an account is onboarded.</summary>
public class AccountLink : StripeEntity<AccountLink>, IHasObject
{
    public string Object { get; set; }
    public DateTime Created { get; set; } = DateTime.UnixEpoch;
    public DateTime ExpiresAt { get; set; } = DateTime.UnixEpoch;
    public string Url { get; set; }
}

/// <summary>Parameters of a link.</summary>
public class AccountLinkCreateOptions : BaseOptions
{
    public string Account { get; set; }
    public AccountLinkCollectionOptionsOptions CollectionOptions { get; set; }

    /// <summary>Where to go when the link has expired.</summary>
    public string RefreshUrl { get; set; }

    /// <summary>Where to go when done.</summary>
    public string ReturnUrl { get; set; }

    /// <summary><c>account_onboarding</c> or <c>account_update</c>.</summary>
    public string Type { get; set; }
}

/// <summary>How much the page asks.</summary>
public class AccountLinkCollectionOptionsOptions : INestedOptions
{
    public string Fields { get; set; }
    public string FutureRequirements { get; set; }
}

/// <summary>Links to the onboarding page.</summary>
public class AccountLinkService : Service
{
    private const string Path = "/v1/account_links";

    public AccountLinkService() { }

    public AccountLinkService(IStripeClient client)
        : base(client) { }

    public virtual Task<AccountLink> CreateAsync(
        AccountLinkCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<AccountLink>(Path, options, requestOptions, cancellationToken);
}
