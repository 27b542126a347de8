namespace Stripe;

/// <summary>Parameters of a new customer.</summary>
public class CustomerCreateOptions : BaseOptions, IHasMetadata
{
    public AddressOptions Address
    {
        get;
        set => field = Note(value);
    }
    public string Description { get; set; }
    public string Email { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public string Name { get; set; }
    public string PaymentMethod { get; set; }
    public string Phone { get; set; }
    public List<string> PreferredLocales { get; set; }
}

/// <summary>Changes to a customer.</summary>
public class CustomerUpdateOptions : BaseOptions, IHasMetadata
{
    public AddressOptions Address
    {
        get;
        set => field = Note(value);
    }
    public string Description { get; set; }
    public string Email { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public string Name { get; set; }
    public string Phone { get; set; }
    public List<string> PreferredLocales { get; set; }
}

/// <summary>Parameters of a look-up.</summary>
public class CustomerGetOptions : BaseOptions { }

/// <summary>Parameters of a deletion.</summary>
public class CustomerDeleteOptions : BaseOptions { }

/// <summary>Filters of a list of customers.</summary>
public class CustomerListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string Email { get; set; }
}

/// <summary>Filters of a list of a customer's payment methods.</summary>
public class CustomerPaymentMethodListOptions : ListOptions
{
    public string AllowRedisplay { get; set; }
    public string Type { get; set; }
}

/// <summary>Parameters of a look-up.</summary>
public class CustomerPaymentMethodGetOptions : BaseOptions { }
