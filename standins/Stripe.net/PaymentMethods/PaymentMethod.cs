namespace Stripe;

/// <summary>A way to pay.</summary>
public class PaymentMethod : StripeEntity<PaymentMethod>, IHasId, IHasMetadata, IHasObject
{
    private Expandable<Customer> customer;
    public string Id { get; set; }
    public string Object { get; set; }
    public string AllowRedisplay { get; set; }
    public PaymentMethodBillingDetails BillingDetails { get; set; }
    public PaymentMethodCard Card { get; set; }
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

    public bool Livemode { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string Type { get; set; }
}

/// <summary>Whose payment method it is.</summary>
public class PaymentMethodBillingDetails : StripeEntity<PaymentMethodBillingDetails>
{
    public Address Address { get; set; }
    public string Email { get; set; }
    public string Name { get; set; }
    public string Phone { get; set; }
}

/// <summary>What may be known about a card.</summary>
public class PaymentMethodCard : StripeEntity<PaymentMethodCard>
{
    public string Brand { get; set; }
    public PaymentMethodCardChecks Checks { get; set; }
    public string Country { get; set; }
    public string DisplayBrand { get; set; }
    public long ExpMonth { get; set; }
    public long ExpYear { get; set; }
    public string Fingerprint { get; set; }
    public string Funding { get; set; }
    public string Last4 { get; set; }
    public PaymentMethodCardThreeDSecureUsage ThreeDSecureUsage { get; set; }
}

/// <summary>What the issuer said about the details.</summary>
public class PaymentMethodCardChecks : StripeEntity<PaymentMethodCardChecks>
{
    public string AddressLine1Check { get; set; }
    public string AddressPostalCodeCheck { get; set; }
    public string CvcCheck { get; set; }
}

/// <summary>Whether the card takes part in 3-D Secure.</summary>
public class PaymentMethodCardThreeDSecureUsage : StripeEntity<PaymentMethodCardThreeDSecureUsage>
{
    public bool Supported { get; set; }
}
