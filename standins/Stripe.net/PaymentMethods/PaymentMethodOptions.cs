namespace Stripe;

/// <summary>Parameters of a new payment method.</summary>
public class PaymentMethodCreateOptions : BaseOptions, IHasMetadata
{
    public string AllowRedisplay { get; set; }
    public PaymentMethodBillingDetailsOptions BillingDetails { get; set; }
    public PaymentMethodCardOptions Card { get; set; }
    public string Customer { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string PaymentMethod { get; set; }
    public string Type { get; set; }
}

/// <summary>Changes to a payment method.</summary>
public class PaymentMethodUpdateOptions : BaseOptions, IHasMetadata
{
    public string AllowRedisplay { get; set; }
    public PaymentMethodBillingDetailsOptions BillingDetails { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
}

/// <summary>The customer to attach to.</summary>
public class PaymentMethodAttachOptions : BaseOptions
{
    public string Customer { get; set; }
}

/// <summary>Parameters of a detachment.</summary>
public class PaymentMethodDetachOptions : BaseOptions { }

/// <summary>Parameters of a look-up.</summary>
public class PaymentMethodGetOptions : BaseOptions { }

/// <summary>Filters of a list of payment methods.</summary>
public class PaymentMethodListOptions : ListOptions
{
    public string AllowRedisplay { get; set; }
    public string Customer { get; set; }
    public string Type { get; set; }
}

/// <summary>A card.</summary>
public class PaymentMethodCardOptions : INestedOptions
{
    public string Cvc { get; set; }
    public long? ExpMonth { get; set; }
    public long? ExpYear { get; set; }
    public string Number { get; set; }
    public string Token { get; set; }
}

/// <summary>Whose payment method it is.</summary>
public class PaymentMethodBillingDetailsOptions : INestedOptions, ITracksAssignments
{
    private readonly Assignments assigned = new();
    Assignments ITracksAssignments.Assigned => assigned;

    public AddressOptions Address
    {
        get;
        set => field = assigned.Note(value);
    }
    public string Email
    {
        get;
        set => field = assigned.Note(value);
    }
    public string Name
    {
        get;
        set => field = assigned.Note(value);
    }
    public string Phone
    {
        get;
        set => field = assigned.Note(value);
    }
}
