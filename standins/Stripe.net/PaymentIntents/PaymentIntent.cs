namespace Stripe;

/// <summary>A payment on its way from the first attempt to success or cancellation.</summary>
public class PaymentIntent : StripeEntity<PaymentIntent>, IHasId, IHasMetadata, IHasObject
{
    private Expandable<PaymentMethod> paymentMethod;
    private Expandable<Account> onBehalfOf;
    private Expandable<Charge> latestCharge;
    private Expandable<Customer> customer;
    public string Id { get; set; }
    public string Object { get; set; }

    /// <summary>In minor units.</summary>
    public long Amount { get; set; }

    /// <summary>What can still be captured.</summary>
    public long AmountCapturable { get; set; }

    /// <summary>What was captured.</summary>
    public long AmountReceived { get; set; }
    public long? ApplicationFeeAmount { get; set; }
    public PaymentIntentAutomaticPaymentMethods AutomaticPaymentMethods { get; set; }
    public DateTime? CanceledAt { get; set; }
    public string CancellationReason { get; set; }

    /// <summary><c>automatic</c>, <c>automatic_async</c> or <c>manual</c>.</summary>
    public string CaptureMethod { get; set; }

    /// <summary>Lets the customer's browser confirm this payment and no other.</summary>
    public string ClientSecret { get; set; }
    public string ConfirmationMethod { get; set; }
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>Three letters, lower case.</summary>
    public string Currency { get; set; }
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

    /// <summary>Why the last attempt failed.</summary>
    public StripeError LastPaymentError { get; set; }
    public string LatestChargeId
    {
        get => latestCharge.Id;
        set => latestCharge.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Charge LatestCharge
    {
        get => latestCharge.Object;
        set => latestCharge.Object = value;
    }

    public bool Livemode { get; set; }
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>What the customer has to do when the status is <c>requires_action</c>.</summary>
    public PaymentIntentNextAction NextAction { get; set; }
    public string OnBehalfOfId
    {
        get => onBehalfOf.Id;
        set => onBehalfOf.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Account OnBehalfOf
    {
        get => onBehalfOf.Object;
        set => onBehalfOf.Object = value;
    }

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
    public string ReceiptEmail { get; set; }
    public string SetupFutureUsage { get; set; }
    public Shipping Shipping { get; set; }
    public string StatementDescriptor { get; set; }
    public string StatementDescriptorSuffix { get; set; }

    /// <summary><c>requires_payment_method</c>, <c>requires_confirmation</c>, <c>requires_action</c>, <c>processing</c>, <c>requires_capture</c>, <c>canceled</c> or <c>succeeded</c>.</summary>
    public string Status { get; set; }
    public PaymentIntentTransferData TransferData { get; set; }
    public string TransferGroup { get; set; }
}

/// <summary>Whether the payment methods are those of the account's settings.</summary>
public class PaymentIntentAutomaticPaymentMethods : StripeEntity<PaymentIntentAutomaticPaymentMethods>
{
    public string AllowRedirects { get; set; }
    public bool Enabled { get; set; }
}

/// <summary>What the customer has to do before the payment goes on.</summary>
public class PaymentIntentNextAction : StripeEntity<PaymentIntentNextAction>
{
    public PaymentIntentNextActionRedirectToUrl RedirectToUrl { get; set; }

    /// <summary><c>redirect_to_url</c> or <c>use_stripe_sdk</c>.</summary>
    public string Type { get; set; }
    public Dictionary<string, object> UseStripeSdk { get; set; }
}

/// <summary>The page to send the customer to.</summary>
public class PaymentIntentNextActionRedirectToUrl : StripeEntity<PaymentIntentNextActionRedirectToUrl>
{
    /// <summary>Where that page sends the customer back to.</summary>
    public string ReturnUrl { get; set; }
    public string Url { get; set; }
}

/// <summary>The account that receives the payment.</summary>
public class PaymentIntentTransferData : StripeEntity<PaymentIntentTransferData>
{
    private Expandable<Account> destination;
    public long Amount { get; set; }
    public string DestinationId
    {
        get => destination.Id;
        set => destination.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Account Destination
    {
        get => destination.Object;
        set => destination.Object = value;
    }
}
