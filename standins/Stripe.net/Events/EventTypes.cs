namespace Stripe;

/// <summary>What can happen.</summary>
public static class EventTypes
{
    public const string AccountUpdated = "account.updated";
    public const string BalanceAvailable = "balance.available";
    public const string CapabilityUpdated = "capability.updated";
    public const string ChargeCaptured = "charge.captured";
    public const string ChargeDisputeClosed = "charge.dispute.closed";
    public const string ChargeDisputeCreated = "charge.dispute.created";
    public const string ChargeDisputeFundsReinstated = "charge.dispute.funds_reinstated";
    public const string ChargeDisputeFundsWithdrawn = "charge.dispute.funds_withdrawn";
    public const string ChargeDisputeUpdated = "charge.dispute.updated";
    public const string ChargeExpired = "charge.expired";
    public const string ChargeFailed = "charge.failed";
    public const string ChargePending = "charge.pending";
    public const string ChargeRefundUpdated = "charge.refund.updated";
    public const string ChargeRefunded = "charge.refunded";
    public const string ChargeSucceeded = "charge.succeeded";
    public const string ChargeUpdated = "charge.updated";
    public const string CustomerCreated = "customer.created";
    public const string CustomerDeleted = "customer.deleted";
    public const string CustomerUpdated = "customer.updated";
    public const string PaymentIntentAmountCapturableUpdated = "payment_intent.amount_capturable_updated";
    public const string PaymentIntentCanceled = "payment_intent.canceled";
    public const string PaymentIntentCreated = "payment_intent.created";
    public const string PaymentIntentPartiallyFunded = "payment_intent.partially_funded";
    public const string PaymentIntentPaymentFailed = "payment_intent.payment_failed";
    public const string PaymentIntentProcessing = "payment_intent.processing";
    public const string PaymentIntentRequiresAction = "payment_intent.requires_action";
    public const string PaymentIntentSucceeded = "payment_intent.succeeded";
    public const string PaymentMethodAttached = "payment_method.attached";
    public const string PaymentMethodAutomaticallyUpdated = "payment_method.automatically_updated";
    public const string PaymentMethodDetached = "payment_method.detached";
    public const string PaymentMethodUpdated = "payment_method.updated";
    public const string PayoutCanceled = "payout.canceled";
    public const string PayoutCreated = "payout.created";
    public const string PayoutFailed = "payout.failed";
    public const string PayoutPaid = "payout.paid";
    public const string PayoutReconciliationCompleted = "payout.reconciliation_completed";
    public const string PayoutUpdated = "payout.updated";
    public const string RefundCreated = "refund.created";
    public const string RefundFailed = "refund.failed";
    public const string RefundUpdated = "refund.updated";
    public const string SetupIntentCanceled = "setup_intent.canceled";
    public const string SetupIntentCreated = "setup_intent.created";
    public const string SetupIntentRequiresAction = "setup_intent.requires_action";
    public const string SetupIntentSetupFailed = "setup_intent.setup_failed";
    public const string SetupIntentSucceeded = "setup_intent.succeeded";
    public const string TransferCreated = "transfer.created";
    public const string TransferReversed = "transfer.reversed";
    public const string TransferUpdated = "transfer.updated";
}
