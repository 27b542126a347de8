namespace Stripe;

/// <summary>Parameters of a refund.</summary>
public class RefundCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>What remains of the charge when null.</summary>
    public long? Amount { get; set; }
    public string Charge { get; set; }
    public string Currency { get; set; }
    public string InstructionsEmail { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public string PaymentIntent { get; set; }

    /// <summary>One of <see cref="RefundReasons"/>.</summary>
    public string Reason { get; set; }
    public bool? RefundApplicationFee { get; set; }
    public bool? ReverseTransfer { get; set; }
}

/// <summary>Changes to a refund.</summary>
public class RefundUpdateOptions : BaseOptions, IHasMetadata
{
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
}

/// <summary>Parameters of a cancellation.</summary>
public class RefundCancelOptions : BaseOptions { }

/// <summary>Parameters of a look-up.</summary>
public class RefundGetOptions : BaseOptions { }

/// <summary>Filters of a list of refunds.</summary>
public class RefundListOptions : ListOptions
{
    public string Charge { get; set; }
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string PaymentIntent { get; set; }
}
