namespace Stripe;

/// <summary>Changes to a charge.</summary>
public class ChargeUpdateOptions : BaseOptions, IHasMetadata
{
    public string Customer { get; set; }
    public string Description { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public string ReceiptEmail { get; set; }
    public ChargeShippingOptions Shipping { get; set; }
    public string TransferGroup { get; set; }
}

/// <summary>Parameters of a look-up.</summary>
public class ChargeGetOptions : BaseOptions { }

/// <summary>Filters of a list of charges.</summary>
public class ChargeListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string Customer { get; set; }
    public string PaymentIntent { get; set; }
    public string TransferGroup { get; set; }
}

/// <summary>Where something is sent.</summary>
public class ChargeShippingOptions : INestedOptions
{
    public AddressOptions Address { get; set; }
    public string Carrier { get; set; }
    public string Name { get; set; }
    public string Phone { get; set; }
    public string TrackingNumber { get; set; }
}
