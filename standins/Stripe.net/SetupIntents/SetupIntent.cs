namespace Stripe;

/// <summary>A card on its way to being kept for later payments.</summary>
public class SetupIntent : StripeEntity<SetupIntent>, IHasId, IHasMetadata, IHasObject
{
    private Expandable<PaymentMethod> paymentMethod;
    private Expandable<Customer> customer;
    public string Id { get; set; }
    public string Object { get; set; }
    public string CancellationReason { get; set; }
    public string ClientSecret { get; set; }
    public DateTime Created { get; set; } = DateTime.UnixEpoch;
    public string CustomerId
    {
        get => customer.Id;
        set => customer.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Customer Customer
    {
        get => customer.Object;
        set => customer.Object = value;
    }

    public string Description { get; set; }
    public StripeError LastSetupError { get; set; }
    public bool Livemode { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public SetupIntentNextAction NextAction { get; set; }
    public string PaymentMethodId
    {
        get => paymentMethod.Id;
        set => paymentMethod.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public PaymentMethod PaymentMethod
    {
        get => paymentMethod.Object;
        set => paymentMethod.Object = value;
    }

    public List<string> PaymentMethodTypes { get; set; }
    public string Status { get; set; }
    public string Usage { get; set; }
}

/// <summary>What the customer has to do before the set-up goes on.</summary>
public class SetupIntentNextAction : StripeEntity<SetupIntentNextAction>
{
    public SetupIntentNextActionRedirectToUrl RedirectToUrl { get; set; }
    public string Type { get; set; }
    public Dictionary<string, object> UseStripeSdk { get; set; }
}

/// <summary>The page to send the customer to.</summary>
public class SetupIntentNextActionRedirectToUrl : StripeEntity<SetupIntentNextActionRedirectToUrl>
{
    public string ReturnUrl { get; set; }
    public string Url { get; set; }
}
