using Stripe;

namespace Airbnb.Core.Payments;

/// <summary>See https://docs.stripe.com/refunds and https://docs.stripe.com/disputes.</summary>
public sealed partial class StripeGateway
{
    private const string RefundKey = "refund";
    private const string FeeOfRefund = "balance_transaction";

    private readonly RefundService refunds = new(client);
    private readonly DisputeService disputes = new(client);

    public Task<Result<GatewayRefund>> Refund(RefundOrder order, CancellationToken ct)
    {
        var create = new RefundCreateOptions
        {
            PaymentIntent = order.ChargeGatewayId,
            Amount = order.Amount.Amount,
            Metadata = Marked((RefundKey, order.RefundId)),
        };
        create.AddExpand(FeeOfRefund);
        var key = KeyOf(order.Tries == 0 ? "refund" : $"refund-{order.Tries}", order.RefundId);
        return Ask(async () => Seen(await refunds.CreateAsync(create, key, ct)), ct);
    }

    public Task<Result<GatewayRefund>> ReadRefund(string gatewayId, CancellationToken ct)
    {
        var get = new RefundGetOptions();
        get.AddExpand(FeeOfRefund);
        return Ask(async () => Seen(await refunds.GetAsync(gatewayId, get, cancellationToken: ct)), ct);
    }

    public Task<Result<GatewayRefund>> FindRefund(RefundOrder order, CancellationToken ct)
    {
        var list = new RefundListOptions { PaymentIntent = order.ChargeGatewayId, Limit = LargestPage };
        list.AddExpand($"data.{FeeOfRefund}");
        return FindMarked(refunds.ListAutoPagingAsync(list, null, ct), RefundKey, order.RefundId, Seen, ct);
    }

    public Task<Result<GatewayDispute>> ReadDispute(string gatewayId, CancellationToken ct) =>
        Ask(async () => Seen(await disputes.GetAsync(gatewayId, cancellationToken: ct)), ct);

    private static GatewayRefund Seen(Stripe.Refund refund) =>
        new(
            refund.Id,
            Mark(refund, RefundKey),
            refund.PaymentIntentId,
            refund.Status is "failed" or "canceled" ? GatewayRefundState.Failed : GatewayRefundState.Sent,
            MoneyOf(refund.Amount, refund.Currency),
            refund.BalanceTransaction is { } moved ? MoneyOf(moved.Fee, moved.Currency) : null,
            refund.FailureReason
        );

    private static GatewayDispute Seen(Stripe.Dispute dispute)
    {
        var moved = dispute.BalanceTransactions;
        return new GatewayDispute(
            dispute.Id,
            dispute.PaymentIntentId ?? dispute.ChargeId,
            dispute.Status switch
            {
                "won" => GatewayDisputeState.Won,
                "lost" => GatewayDisputeState.Lost,
                "warning_needs_response" or "warning_under_review" => GatewayDisputeState.Inquiry,
                "warning_closed" or "prevented" => GatewayDisputeState.Closed,
                _ => GatewayDisputeState.Open,
            },
            MoneyOf(dispute.Amount, dispute.Currency),
            dispute.Reason,
            Sum(-moved.Where(movement => movement.Amount < 0).Sum(movement => movement.Amount)),
            Sum(moved.Where(movement => movement.Amount > 0).Sum(movement => movement.Amount)),
            Sum(moved.Sum(movement => movement.Fee))
        );

        Money Sum(long amount) => MoneyOf(amount, moved.FirstOrDefault()?.Currency ?? dispute.Currency);
    }
}
