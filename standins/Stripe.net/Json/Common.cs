namespace Stripe;

/// <summary>A postal address.</summary>
public class Address : StripeEntity<Address>
{
    public string City { get; set; }
    public string Country { get; set; }
    public string Line1 { get; set; }
    public string Line2 { get; set; }
    public string PostalCode { get; set; }
    public string State { get; set; }
}

/// <summary>What the API says is wrong.</summary>
public class StripeError : StripeEntity<StripeError>
{
    /// <summary>Advice of Stripe on whether the decline may pass.</summary>
    public string AdviceCode { get; set; }

    /// <summary>The id of the charge that failed.</summary>
    public string Charge { get; set; }

    /// <summary>A short code that programs can act on, for example <c>card_declined</c>.</summary>
    public string Code { get; set; }

    /// <summary>The issuer's reason for a decline.</summary>
    public string DeclineCode { get; set; }

    /// <summary>Where to read about the code.</summary>
    public string DocUrl { get; set; }

    /// <summary>A sentence for people.</summary>
    public string Message { get; set; }

    public string NetworkAdviceCode { get; set; }
    public string NetworkDeclineCode { get; set; }

    /// <summary>The parameter that is to blame.</summary>
    public string Param { get; set; }

    /// <summary>The payment intent as it stands after the error.</summary>
    public PaymentIntent PaymentIntent { get; set; }

    /// <summary>The payment method that was tried.</summary>
    public PaymentMethod PaymentMethod { get; set; }

    public string PaymentMethodType { get; set; }

    /// <summary>Where the request is logged.</summary>
    public string RequestLogUrl { get; set; }

    /// <summary>The setup intent as it stands after the error.</summary>
    public SetupIntent SetupIntent { get; set; }

    /// <summary>One of <c>api_error</c>, <c>card_error</c>, <c>idempotency_error</c>, <c>invalid_request_error</c>.</summary>
    public string Type { get; set; }

    public string UserMessage { get; set; }

    /// <summary>The code of an OAuth error.</summary>
    public string Error { get; set; }

    /// <summary>The sentence of an OAuth error.</summary>
    public string ErrorDescription { get; set; }
}

/// <summary>Where something is sent.</summary>
public class Shipping : StripeEntity<Shipping>
{
    public Address Address { get; set; }
    public string Carrier { get; set; }
    public string Name { get; set; }
    public string Phone { get; set; }
    public string TrackingNumber { get; set; }
}
