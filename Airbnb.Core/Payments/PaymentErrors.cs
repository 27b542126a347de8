namespace Airbnb.Core.Payments;

public static class PaymentErrors
{
    public static readonly Error GatewayUnavailable = new(
        "payment.gateway_unavailable",
        Kind.Unavailable,
        "The payment service does not answer. Repeat the request with the same Idempotency-Key."
    );
    public static readonly Error GatewayRefused = new(
        "payment.gateway_refused",
        Kind.Refused,
        "The payment service does not take this payment."
    );
    public static readonly Error Mismatch = new(
        "payment.mismatch",
        Kind.Refused,
        "What the gateway reports is not what was asked of it."
    );
    public static readonly Error NotAtGateway = new(
        "payment.not_at_gateway",
        Kind.NotFound,
        "The gateway knows of no such thing of ours."
    );
    public static readonly Error Disputed = new(
        "payment.disputed",
        Kind.Refused,
        "The guest's bank disputes the charge: nothing can be sent back until it has decided."
    );
    public static readonly Error UnknownCharge = new(
        "payment.unknown_charge",
        Kind.NotFound,
        "The gateway reports a charge that is not ours."
    );
    public static readonly Error UnknownRefund = new(
        "payment.unknown_refund",
        Kind.NotFound,
        "The gateway reports a refund that is not ours."
    );
    public static readonly Error RefundNotFailed = new(
        "refund.not_failed",
        Kind.Conflict,
        "Only a refund that did not arrive can be sent again."
    );
    public static readonly Error RefundReplaced = new(
        "refund.replaced",
        Kind.Conflict,
        "Another refund has taken its place already."
    );
    public static readonly Error ForgedWebhook = new(
        "webhook.signature_invalid",
        Kind.Invalid,
        "The signature does not match the body."
    );
    public static readonly Error MalformedWebhook = new(
        "webhook.malformed",
        Kind.Invalid,
        "The body is signed, but no event that can be kept."
    );
}
