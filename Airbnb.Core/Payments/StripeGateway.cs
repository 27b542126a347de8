using System.Globalization;
using System.Net;
using Stripe;

namespace Airbnb.Core.Payments;

/// <summary>
/// Stripe: payment intents for charges, refunds, disputes, and connected accounts with separate transfers. Our ids go
/// with everything as metadata. See https://docs.stripe.com/connect/separate-charges-and-transfers.
/// </summary>
public sealed partial class StripeGateway(IStripeClient client, StripeOptions options) : IPaymentGateway, IPayoutGateway
{
    private const string BookingKey = "booking";
    private const int LargestPage = 100;

    /// <summary>How far Stripe's clock and ours may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromHours(1);

    public string Name => "stripe";
    public string PublishableKey => options.PublishableKey;
    public bool CanCaptureLater => true;

    private static RequestOptions KeyOf(string operation, Guid id) => new() { IdempotencyKey = $"{operation}-{id}" };

    private static Money MoneyOf(long amount, string currency) => new(amount, currency.ToUpperInvariant());

    private static Dictionary<string, string> Marked(params ReadOnlySpan<(string Key, Guid Id)> marks)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, id) in marks)
            metadata[key] = id.ToString();
        return metadata;
    }

    /// <summary>Our id that the object carries; null when it is not one of ours.</summary>
    private static Guid? Mark(IHasMetadata marked, string key) =>
        Guid.TryParse(marked.Metadata?.GetValueOrDefault(key), CultureInfo.InvariantCulture, out var id) ? id : null;

    private static DateRangeOptions Since(DateTimeOffset since, DateTimeOffset? until = null) =>
        new() { GreaterThanOrEqual = (since - Skew).UtcDateTime, LessThanOrEqual = until?.UtcDateTime };

    /// <summary>The first that carries our id; Stripe lists the newest first.</summary>
    private static Task<Result<TSeen>> FindMarked<T, TSeen>(
        IAsyncEnumerable<T> listed,
        string key,
        Guid id,
        Func<T, TSeen> seen,
        CancellationToken ct
    )
        where T : IHasMetadata =>
        Ask<TSeen>(
            async () =>
            {
                await foreach (var found in listed.WithCancellation(ct))
                    if (Mark(found, key) == id)
                        return seen(found);
                return PaymentErrors.NotAtGateway;
            },
            ct
        );

    private static Task<Result<T>> Ask<T>(Func<Task<T>> call, CancellationToken ct) =>
        Ask<T>(async () => (Result<T>)await call(), ct);

    private static async Task<Result<T>> Ask<T>(Func<Task<Result<T>>> call, CancellationToken ct)
    {
        try
        {
            return await call();
        }
        catch (StripeException exception) when (Refusal(exception) is { } refusal)
        {
            return refusal;
        }
        catch (Exception exception) when (IsAway(exception, ct))
        {
            throw Away(exception);
        }
    }

    private static GatewayUnavailableException Away(Exception exception) =>
        new("Stripe could not be asked.", exception);

    private static bool IsAway(Exception exception, CancellationToken ct) =>
        exception is StripeException or HttpRequestException or TimeoutException
        || (exception is OperationCanceledException && !ct.IsCancellationRequested);

    /// <summary>
    /// Null when trying again may help. A refusal is kept under its key for a day: where another attempt is wanted, it
    /// needs another key. See https://docs.stripe.com/error-codes.
    /// </summary>
    private static Error? Refusal(StripeException exception) =>
        exception.StripeError?.Code switch
        {
            // Hosts read why a payout failed; how it stands with our balance is not for them.
            "balance_insufficient" => PaymentErrors.GatewayRefused with
            {
                Message = "The balance does not cover it yet.",
            },
            "charge_disputed" => PaymentErrors.Disputed,
            "resource_missing" => PaymentErrors.NotAtGateway,
            _ => IsFinal(exception.HttpStatusCode)
                ? PaymentErrors.GatewayRefused with
                {
                    Message = exception.Message,
                }
                : null,
        };

    private static bool IsFinal(HttpStatusCode status) =>
        status
            is >= HttpStatusCode.BadRequest
                and < HttpStatusCode.InternalServerError
                and not HttpStatusCode.TooManyRequests
                and not HttpStatusCode.Conflict
                and not HttpStatusCode.RequestTimeout
                and not HttpStatusCode.FailedDependency
                // Our key is wrong, or may not do this: nothing is wrong with what was asked.
                and not HttpStatusCode.Unauthorized
                and not HttpStatusCode.Forbidden;
}
