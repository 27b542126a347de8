using System.Globalization;
using System.Net;
using Stripe;

namespace Airbnb.Core.Payments;

/// <summary>Stripe's payment intents, one for each charge. See https://docs.stripe.com/api/payment_intents.</summary>
public sealed class StripeGateway(IStripeClient client, StripeOptions options) : IPaymentGateway
{
    private const string ChargeKey = "charge";
    private const string BookingKey = "booking";

    private readonly PaymentIntentService intents = new(client);
    private readonly RefundService refunds = new(client);

    public string Name => "stripe";
    public string PublishableKey => options.PublishableKey;

    public Task<Result<GatewayCharge>> Create(Charge charge, Guid bookingId, CancellationToken ct)
    {
        var create = new PaymentIntentCreateOptions
        {
            Amount = charge.Amount,
            Currency = charge.Currency.ToLowerInvariant(),
            AutomaticPaymentMethods = new PaymentIntentAutomaticPaymentMethodsOptions
            {
                Enabled = true,
                AllowRedirects = "never",
            },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ChargeKey] = charge.Id.ToString(),
                [BookingKey] = bookingId.ToString(),
            },
            Description = $"Booking {bookingId}",
            TransferGroup = bookingId.ToString(),
        };
        return Ask(async () => Seen(await intents.CreateAsync(create, KeyOf("charge", charge.Id), ct)), ct);
    }

    public Task<Result<GatewayCharge>> Read(string gatewayId, CancellationToken ct) =>
        Ask(async () => Seen(await intents.GetAsync(gatewayId, cancellationToken: ct)), ct);

    public async Task<Result<GatewayCharge>> Cancel(string gatewayId, CancellationToken ct)
    {
        var cancelled = await Ask(async () => Seen(await intents.CancelAsync(gatewayId, cancellationToken: ct)), ct);
        // Refused: it succeeded, or was cancelled, just before. How it stands now decides.
        return cancelled.Succeeded ? cancelled : await Read(gatewayId, ct);
    }

    public Task<Result<string>> Refund(Refund refund, string gatewayId, CancellationToken ct)
    {
        var create = new RefundCreateOptions
        {
            PaymentIntent = gatewayId,
            Amount = refund.Amount,
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["refund"] = refund.Id.ToString() },
        };
        return Ask(async () => (await refunds.CreateAsync(create, KeyOf("refund", refund.Id), ct)).Id, ct);
    }

    private static RequestOptions KeyOf(string operation, Guid id) => new() { IdempotencyKey = $"{operation}-{id}" };

    private static GatewayCharge Seen(PaymentIntent intent)
    {
        var currency = intent.Currency.ToUpperInvariant();
        return new GatewayCharge(
            intent.Id,
            Guid.TryParse(intent.Metadata.GetValueOrDefault(ChargeKey), CultureInfo.InvariantCulture, out var id)
                ? id
                : null,
            intent.Status switch
            {
                "succeeded" => GatewayChargeState.Succeeded,
                "canceled" => GatewayChargeState.Cancelled,
                _ => GatewayChargeState.Open,
            },
            new Money(intent.Amount, currency),
            new Money(intent.AmountReceived, currency),
            intent.ClientSecret
        );
    }

    private static async Task<Result<T>> Ask<T>(Func<Task<T>> call, CancellationToken ct)
    {
        try
        {
            return await call();
        }
        catch (StripeException exception) when (IsFinal(exception.HttpStatusCode))
        {
            return PaymentErrors.GatewayRefused with { Message = exception.Message };
        }
        catch (Exception exception)
            when (exception is StripeException or HttpRequestException or TimeoutException
                || (exception is OperationCanceledException && !ct.IsCancellationRequested)
            )
        {
            throw new GatewayUnavailableException("Stripe could not be asked.", exception);
        }
    }

    private static bool IsFinal(HttpStatusCode status) =>
        status
            is >= HttpStatusCode.BadRequest
                and < HttpStatusCode.InternalServerError
                and not HttpStatusCode.TooManyRequests
                and not HttpStatusCode.Conflict
                and not HttpStatusCode.Unauthorized;
}
