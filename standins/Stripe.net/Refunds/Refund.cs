namespace Stripe;

/// <summary>Money on its way back to the customer.</summary>
public class Refund : StripeEntity<Refund>, IHasId, IHasMetadata, IHasObject, IBalanceTransactionSource
{
    private Expandable<TransferReversal> transferReversal;
    private Expandable<TransferReversal> sourceTransferReversal;
    private Expandable<PaymentIntent> paymentIntent;
    private Expandable<BalanceTransaction> failureBalanceTransaction;
    private Expandable<Charge> charge;
    private Expandable<BalanceTransaction> balanceTransaction;
    public string Id { get; set; }
    public string Object { get; set; }

    /// <summary>In minor units.</summary>
    public long Amount { get; set; }
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

    public string ChargeId
    {
        get => charge.Id;
        set => charge.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public Charge Charge
    {
        get => charge.Object;
        set => charge.Object = value;
    }

    public DateTime Created { get; set; } = DateTime.UnixEpoch;
    public string Currency { get; set; }
    public string Description { get; set; }
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

    public string FailureReason { get; set; }
    public string InstructionsEmail { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
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

    public string PendingReason { get; set; }
    public string Reason { get; set; }
    public string ReceiptNumber { get; set; }
    public string SourceTransferReversalId
    {
        get => sourceTransferReversal.Id;
        set => sourceTransferReversal.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public TransferReversal SourceTransferReversal
    {
        get => sourceTransferReversal.Object;
        set => sourceTransferReversal.Object = value;
    }

    /// <summary><c>pending</c>, <c>requires_action</c>, <c>succeeded</c>, <c>failed</c> or <c>canceled</c>.</summary>
    public string Status { get; set; }
    public string TransferReversalId
    {
        get => transferReversal.Id;
        set => transferReversal.Id = value;
    }

    /// <summary>The object, when it was expanded.</summary>
    public TransferReversal TransferReversal
    {
        get => transferReversal.Object;
        set => transferReversal.Object = value;
    }
}

/// <summary>Why a charge is refunded.</summary>
public static class RefundReasons
{
    public const string Unknown = null;
    public const string Duplicate = "duplicate";
    public const string Fraudulent = "fraudulent";
    public const string RequestedByCustomer = "requested_by_customer";
}
