namespace Stripe;

/// <summary>Parameters of a new payment intent.</summary>
public class PaymentIntentCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>In minor units.</summary>
    public long? Amount { get; set; }
    public long? ApplicationFeeAmount { get; set; }
    public PaymentIntentAutomaticPaymentMethodsOptions AutomaticPaymentMethods { get; set; }
    public string CaptureMethod { get; set; }

    /// <summary>Confirms at once.</summary>
    public bool? Confirm { get; set; }
    public string ConfirmationMethod { get; set; }
    public string Currency { get; set; }
    public string Customer { get; set; }
    public string Description { get; set; }

    /// <summary>Fails instead of asking the customer to act.</summary>
    public bool? ErrorOnRequiresAction { get; set; }
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The customer is not present.</summary>
    public bool? OffSession { get; set; }
    public string OnBehalfOf { get; set; }
    public string PaymentMethod { get; set; }
    public List<string> PaymentMethodTypes { get; set; }
    public string ReceiptEmail { get; set; }
    public string ReturnUrl { get; set; }
    public string SetupFutureUsage { get; set; }
    public ChargeShippingOptions Shipping { get; set; }
    public string StatementDescriptor { get; set; }
    public string StatementDescriptorSuffix { get; set; }
    public PaymentIntentTransferDataOptions TransferData { get; set; }
    public string TransferGroup { get; set; }
    public bool? UseStripeSdk { get; set; }
}

/// <summary>Changes to a payment intent.</summary>
public class PaymentIntentUpdateOptions : BaseOptions, IHasMetadata
{
    public long? Amount { get; set; }
    public long? ApplicationFeeAmount
    {
        get;
        set => field = Note(value);
    }
    public string CaptureMethod { get; set; }
    public string Currency { get; set; }
    public string Customer { get; set; }
    public string Description { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public string PaymentMethod { get; set; }
    public List<string> PaymentMethodTypes { get; set; }
    public string ReceiptEmail
    {
        get;
        set => field = Note(value);
    }
    public string SetupFutureUsage
    {
        get;
        set => field = Note(value);
    }
    public ChargeShippingOptions Shipping
    {
        get;
        set => field = Note(value);
    }
    public string StatementDescriptor { get; set; }
    public string StatementDescriptorSuffix { get; set; }
    public PaymentIntentTransferDataOptions TransferData { get; set; }
    public string TransferGroup { get; set; }
}

/// <summary>Parameters of a confirmation.</summary>
public class PaymentIntentConfirmOptions : BaseOptions
{
    public string CaptureMethod { get; set; }
    public string ClientSecret { get; set; }
    public bool? ErrorOnRequiresAction { get; set; }
    public bool? OffSession { get; set; }
    public string PaymentMethod { get; set; }
    public List<string> PaymentMethodTypes { get; set; }
    public string ReceiptEmail
    {
        get;
        set => field = Note(value);
    }
    public string ReturnUrl { get; set; }
    public string SetupFutureUsage
    {
        get;
        set => field = Note(value);
    }
    public ChargeShippingOptions Shipping
    {
        get;
        set => field = Note(value);
    }
    public bool? UseStripeSdk { get; set; }
}

/// <summary>Parameters of a capture.</summary>
public class PaymentIntentCaptureOptions : BaseOptions, IHasMetadata
{
    /// <summary>The whole capturable amount when null.</summary>
    public long? AmountToCapture { get; set; }
    public long? ApplicationFeeAmount { get; set; }
    public bool? FinalCapture { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public string StatementDescriptor { get; set; }
    public string StatementDescriptorSuffix { get; set; }
    public PaymentIntentTransferDataOptions TransferData { get; set; }
}

/// <summary>Parameters of a cancellation.</summary>
public class PaymentIntentCancelOptions : BaseOptions
{
    /// <summary><c>duplicate</c>, <c>fraudulent</c>, <c>requested_by_customer</c> or <c>abandoned</c>.</summary>
    public string CancellationReason { get; set; }
}

/// <summary>Parameters of a look-up.</summary>
public class PaymentIntentGetOptions : BaseOptions
{
    public string ClientSecret { get; set; }
}

/// <summary>Filters of a list of payment intents.</summary>
public class PaymentIntentListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string Customer { get; set; }
}

/// <summary>Takes the payment methods from the account's settings.</summary>
public class PaymentIntentAutomaticPaymentMethodsOptions : INestedOptions
{
    /// <summary><c>always</c> or <c>never</c>.</summary>
    public string AllowRedirects { get; set; }
    public bool? Enabled { get; set; }
}

/// <summary>The account that receives the payment.</summary>
public class PaymentIntentTransferDataOptions : INestedOptions, IHasMetadata, ITracksAssignments
{
    private readonly Assignments assigned = new();
    Assignments ITracksAssignments.Assigned => assigned;

    public long? Amount { get; set; }
    public string Description { get; set; }
    public string Destination { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = assigned.Note(value);
    }
}
