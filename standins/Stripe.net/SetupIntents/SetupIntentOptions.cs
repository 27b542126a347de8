namespace Stripe;

/// <summary>Parameters of a new setup intent.</summary>
public class SetupIntentCreateOptions : BaseOptions, IHasMetadata
{
    public SetupIntentAutomaticPaymentMethodsOptions AutomaticPaymentMethods { get; set; }
    public bool? Confirm { get; set; }
    public string Customer { get; set; }
    public string Description { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string PaymentMethod { get; set; }
    public List<string> PaymentMethodTypes { get; set; }
    public string ReturnUrl { get; set; }
    public string Usage { get; set; }
    public bool? UseStripeSdk { get; set; }
}

/// <summary>Changes to a setup intent.</summary>
public class SetupIntentUpdateOptions : BaseOptions, IHasMetadata
{
    public string Customer { get; set; }
    public string Description { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public string PaymentMethod { get; set; }
    public List<string> PaymentMethodTypes { get; set; }
}

/// <summary>Parameters of a confirmation.</summary>
public class SetupIntentConfirmOptions : BaseOptions
{
    public string ClientSecret { get; set; }
    public string PaymentMethod { get; set; }
    public string ReturnUrl { get; set; }
    public bool? UseStripeSdk { get; set; }
}

/// <summary>Parameters of a cancellation.</summary>
public class SetupIntentCancelOptions : BaseOptions
{
    public string CancellationReason { get; set; }
}

/// <summary>Parameters of a look-up.</summary>
public class SetupIntentGetOptions : BaseOptions
{
    public string ClientSecret { get; set; }
}

/// <summary>Filters of a list of setup intents.</summary>
public class SetupIntentListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string Customer { get; set; }
    public string PaymentMethod { get; set; }
}

/// <summary>Takes the payment methods from the account's settings.</summary>
public class SetupIntentAutomaticPaymentMethodsOptions : INestedOptions
{
    public string AllowRedirects { get; set; }
    public bool? Enabled { get; set; }
}

/// <summary>Setup intents.</summary>
public class SetupIntentService : Service
{
    private const string Path = "/v1/setup_intents";

    public SetupIntentService() { }

    public SetupIntentService(IStripeClient client)
        : base(client) { }

    public virtual Task<SetupIntent> CreateAsync(
        SetupIntentCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<SetupIntent>(Path, options, requestOptions, cancellationToken);

    public virtual Task<SetupIntent> GetAsync(
        string id,
        SetupIntentGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<SetupIntent>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<SetupIntent> UpdateAsync(
        string id,
        SetupIntentUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<SetupIntent>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<SetupIntent> ConfirmAsync(
        string id,
        SetupIntentConfirmOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<SetupIntent>($"{Path}/{Escape(id)}/confirm", options, requestOptions, cancellationToken);

    public virtual Task<SetupIntent> CancelAsync(
        string id,
        SetupIntentCancelOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<SetupIntent>($"{Path}/{Escape(id)}/cancel", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<SetupIntent>> ListAsync(
        SetupIntentListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<SetupIntent>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<SetupIntent> ListAutoPagingAsync(
        SetupIntentListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<SetupIntent>(Path, options, requestOptions, cancellationToken);
}
