using Stripe;

namespace Airbnb.Core.Payments;

/// <summary>One payment intent for each charge. See https://docs.stripe.com/api/payment_intents.</summary>
public sealed partial class StripeGateway
{
    private const string ChargeKey = "charge";
    private const string FeeOfIntent = "latest_charge.balance_transaction";

    /// <summary>A charge is asked for soon after it is meant, or not at all.</summary>
    private static readonly TimeSpan LongestBeforeAsking = TimeSpan.FromDays(3);

    private readonly PaymentIntentService intents = new(client);

    public Task<Result<GatewayCharge>> Open(ChargeOrder order, CancellationToken ct)
    {
        var create = new PaymentIntentCreateOptions
        {
            Amount = order.Amount.Amount,
            Currency = order.Amount.Currency.ToLowerInvariant(),
            CaptureMethod = order.CapturesLater ? "manual" : null,
            AutomaticPaymentMethods = new PaymentIntentAutomaticPaymentMethodsOptions
            {
                Enabled = true,
                AllowRedirects = "never",
            },
            Metadata = Marked((ChargeKey, order.ChargeId), (BookingKey, order.BookingId)),
            Description = $"Booking {order.BookingId}",
            TransferGroup = order.BookingId.ToString(),
        };
        return Ask(async () => Seen(await intents.CreateAsync(create, KeyOf("charge", order.ChargeId), ct)), ct);
    }

    public Task<Result<GatewayCharge>> Read(string gatewayId, CancellationToken ct)
    {
        var get = new PaymentIntentGetOptions();
        get.AddExpand(FeeOfIntent);
        return Ask(async () => Seen(await intents.GetAsync(gatewayId, get, cancellationToken: ct)), ct);
    }

    public Task<Result<GatewayCharge>> Find(ChargeOrder order, CancellationToken ct)
    {
        var list = ListCharges(Since(order.IntendedAt, order.IntendedAt + LongestBeforeAsking));
        return FindMarked(intents.ListAutoPagingAsync(list, null, ct), ChargeKey, order.ChargeId, Seen, ct);
    }

    public async Task<Result<GatewayCharge>> Capture(string gatewayId, CancellationToken ct)
    {
        var capture = new PaymentIntentCaptureOptions();
        capture.AddExpand(FeeOfIntent);
        var key = new RequestOptions { IdempotencyKey = $"capture-{gatewayId}" };
        var captured = await Ask(async () => Seen(await intents.CaptureAsync(gatewayId, capture, key, ct)), ct);
        // Refused: it was captured, cancelled or lapsed before. How it stands now decides.
        return captured.Succeeded ? captured : await Read(gatewayId, ct);
    }

    public async Task<Result<GatewayCharge>> Cancel(string gatewayId, CancellationToken ct)
    {
        var key = new RequestOptions { IdempotencyKey = $"cancel-{gatewayId}" };
        var cancelled = await Ask(async () => Seen(await intents.CancelAsync(gatewayId, null, key, ct)), ct);
        // Refused: it succeeded, or was cancelled, just before. How it stands now decides.
        return cancelled.Succeeded ? cancelled : await Read(gatewayId, ct);
    }

    public async IAsyncEnumerable<GatewayCharge> Charges(
        DateTimeOffset since,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        var list = ListCharges(Since(since));
        list.AddExpand($"data.{FeeOfIntent}");
        await foreach (var intent in Reachable(intents.ListAutoPagingAsync(list, null, ct), ct))
            yield return Seen(intent);
    }

    private static PaymentIntentListOptions ListCharges(DateRangeOptions created) =>
        new() { Created = created, Limit = LargestPage };

    private static GatewayCharge Seen(PaymentIntent intent) =>
        new(
            intent.Id,
            Mark(intent, ChargeKey),
            intent.Status switch
            {
                "succeeded" => GatewayChargeState.Succeeded,
                "processing" => GatewayChargeState.Processing,
                "requires_capture" => GatewayChargeState.Authorised,
                "canceled" => GatewayChargeState.Cancelled,
                _ => GatewayChargeState.Open,
            },
            MoneyOf(intent.Amount, intent.Currency),
            MoneyOf(intent.AmountReceived, intent.Currency),
            intent.ClientSecret is { } secret ? new PaymentStep(secret) : null,
            intent.LatestCharge?.BalanceTransaction is { } moved ? MoneyOf(moved.Fee, moved.Currency) : null
        );
}
