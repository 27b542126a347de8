namespace Stripe;

/// <summary>One attempt to move money.</summary>
public class Charge : StripeEntity<Charge>, IHasId, IHasMetadata, IHasObject, IBalanceTransactionSource
{
    private Expandable<Transfer> transfer;
    private Expandable<Transfer> sourceTransfer;
    private Expandable<PaymentIntent> paymentIntent;
    private Expandable<Account> onBehalfOf;
    private Expandable<BalanceTransaction> failureBalanceTransaction;
    private Expandable<Customer> customer;
    private Expandable<BalanceTransaction> balanceTransaction;
    public string Id { get; set; }
    public string Object { get; set; }
    public long Amount { get; set; }
    public long AmountCaptured { get; set; }
    public long AmountRefunded { get; set; }
    public long? ApplicationFeeAmount { get; set; }
    public string BalanceTransactionId
    {
        get => balanceTransaction.Id;
        set => balanceTransaction.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public BalanceTransaction BalanceTransaction
    {
        get => balanceTransaction.Object;
        set => balanceTransaction.Object = value;
    }

    public ChargeBillingDetails BillingDetails { get; set; }
    public string CalculatedStatementDescriptor { get; set; }
    public bool Captured { get; set; }
    public DateTime Created { get; set; } = DateTime.UnixEpoch;
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
    public bool Disputed { get; set; }
    public string FailureBalanceTransactionId
    {
        get => failureBalanceTransaction.Id;
        set => failureBalanceTransaction.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public BalanceTransaction FailureBalanceTransaction
    {
        get => failureBalanceTransaction.Object;
        set => failureBalanceTransaction.Object = value;
    }

    public string FailureCode { get; set; }
    public string FailureMessage { get; set; }
    public bool Livemode { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
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

    public ChargeOutcome Outcome { get; set; }
    public bool Paid { get; set; }
    public string PaymentIntentId
    {
        get => paymentIntent.Id;
        set => paymentIntent.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public PaymentIntent PaymentIntent
    {
        get => paymentIntent.Object;
        set => paymentIntent.Object = value;
    }

    public string PaymentMethod { get; set; }
    public ChargePaymentMethodDetails PaymentMethodDetails { get; set; }
    public string ReceiptEmail { get; set; }
    public string ReceiptNumber { get; set; }
    public string ReceiptUrl { get; set; }

    /// <summary>Whether all of it was refunded.</summary>
    public bool Refunded { get; set; }
    public StripeList<Refund> Refunds { get; set; }
    public Shipping Shipping { get; set; }
    public string SourceTransferId
    {
        get => sourceTransfer.Id;
        set => sourceTransfer.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Transfer SourceTransfer
    {
        get => sourceTransfer.Object;
        set => sourceTransfer.Object = value;
    }

    public string StatementDescriptor { get; set; }
    public string StatementDescriptorSuffix { get; set; }

    /// <summary><c>succeeded</c>, <c>pending</c> or <c>failed</c>.</summary>
    public string Status { get; set; }
    public string TransferId
    {
        get => transfer.Id;
        set => transfer.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Transfer Transfer
    {
        get => transfer.Object;
        set => transfer.Object = value;
    }

    public string TransferGroup { get; set; }
}

/// <summary>Who paid.</summary>
public class ChargeBillingDetails : StripeEntity<ChargeBillingDetails>
{
    public Address Address { get; set; }
    public string Email { get; set; }
    public string Name { get; set; }
    public string Phone { get; set; }
}

/// <summary>What the issuer and Stripe's risk rules said.</summary>
public class ChargeOutcome : StripeEntity<ChargeOutcome>
{
    public string AdviceCode { get; set; }
    public string NetworkAdviceCode { get; set; }
    public string NetworkDeclineCode { get; set; }
    public string NetworkStatus { get; set; }
    public string Reason { get; set; }
    public string RiskLevel { get; set; }
    public long RiskScore { get; set; }
    public string SellerMessage { get; set; }
    public string Type { get; set; }
}

/// <summary>How it was paid.</summary>
public class ChargePaymentMethodDetails : StripeEntity<ChargePaymentMethodDetails>
{
    public ChargePaymentMethodDetailsCard Card { get; set; }
    public string Type { get; set; }
}

/// <summary>The card that paid.</summary>
public class ChargePaymentMethodDetailsCard : StripeEntity<ChargePaymentMethodDetailsCard>
{
    public long? AmountAuthorized { get; set; }
    public string Brand { get; set; }
    public string Country { get; set; }
    public long ExpMonth { get; set; }
    public long ExpYear { get; set; }
    public string Fingerprint { get; set; }
    public string Funding { get; set; }
    public string Last4 { get; set; }
    public string Network { get; set; }
}
