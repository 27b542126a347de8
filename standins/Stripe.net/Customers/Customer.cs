namespace Stripe;

/// <summary>Someone who pays.</summary>
public class Customer : StripeEntity<Customer>, IHasId, IHasMetadata, IHasObject
{
    public string Id { get; set; }
    public string Object { get; set; }
    public Address Address { get; set; }
    public long Balance { get; set; }
    public DateTime Created { get; set; } = DateTime.UnixEpoch;
    public string Currency { get; set; }

    /// <summary>True when the answer is about a deletion.</summary>
    public bool? Deleted { get; set; }
    public bool? Delinquent { get; set; }
    public string Description { get; set; }
    public string Email { get; set; }
    public CustomerInvoiceSettings InvoiceSettings { get; set; }
    public bool Livemode { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string Name { get; set; }
    public string Phone { get; set; }
    public List<string> PreferredLocales { get; set; }
    public Shipping Shipping { get; set; }
}

/// <summary>How the customer pays invoices.</summary>
public class CustomerInvoiceSettings : StripeEntity<CustomerInvoiceSettings>
{
    private Expandable<PaymentMethod> defaultPaymentMethod;
    public string DefaultPaymentMethodId
    {
        get => defaultPaymentMethod.Id;
        set => defaultPaymentMethod.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public PaymentMethod DefaultPaymentMethod
    {
        get => defaultPaymentMethod.Object;
        set => defaultPaymentMethod.Object = value;
    }
}
