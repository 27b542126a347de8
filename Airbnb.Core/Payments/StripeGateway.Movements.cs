using System.Runtime.CompilerServices;
using System.Text.Json;
using Stripe;

namespace Airbnb.Core.Payments;

/// <summary>The balance's history, and what events are about. See https://docs.stripe.com/reports/balance-transaction-types.</summary>
public sealed partial class StripeGateway
{
    /// <summary>Movements of the same moment may show up one after another.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly BalanceTransactionService movements = new(client);

    public async IAsyncEnumerable<GatewayMovement> Movements(
        DateTimeOffset since,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var created = new DateRangeOptions { GreaterThanOrEqual = (since - Overlap).UtcDateTime };
        var list = new BalanceTransactionListOptions { Created = created, Limit = LargestPage };
        list.AddExpand("data.source");
        await foreach (var moved in Reachable(movements.ListAutoPagingAsync(list, null, ct), ct))
            yield return Seen(moved);
    }

    public GatewaySubject SubjectOf(GatewayEvent received)
    {
        var kind = KindOf(received.Type);
        // Charges are known by their intents here; which one that is, the payload may say: it is read anew in any case.
        var id = IsAboutPart(received.Type) ? IntentIn(received.Payload) : received.ObjectId;
        return id is null ? new GatewaySubject(SubjectKind.Other, "") : new GatewaySubject(kind, id);
    }

    private static SubjectKind KindOf(string type) =>
        type switch
        {
            _ when Is(type, "charge.dispute.") => SubjectKind.Dispute,
            _ when Is(type, "charge.refund.") || Is(type, "refund.") => SubjectKind.Refund,
            _ when Is(type, "payment_intent.") || Is(type, "charge.") => SubjectKind.Charge,
            EventTypes.AccountUpdated => SubjectKind.Account,
            _ => SubjectKind.Other,
        };

    private static bool IsAboutPart(string type) => KindOf(type) is SubjectKind.Charge && Is(type, "charge.");

    private static bool Is(string type, string beginning) => type.StartsWith(beginning, StringComparison.Ordinal);

    private static string? IntentIn(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return
            Member(Member(Member(json.RootElement, "data"), "object"), "payment_intent")
                is { ValueKind: JsonValueKind.String } intent
            ? intent.GetString()
            : null;
    }

    private static JsonElement? Member(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var found) ? found : null;

    private static GatewayMovement Seen(BalanceTransaction moved)
    {
        var (kind, reference, subject, charged) = moved.Source switch
        {
            Stripe.Charge charge => Of(MovementKind.Charge, Mark(charge, ChargeKey), charge.PaymentIntentId),
            Stripe.Refund refund => Of(
                moved.Amount < 0 ? MovementKind.Refund : MovementKind.RefundFailure,
                Mark(refund, RefundKey),
                refund.Id,
                refund.PaymentIntentId
            ),
            Stripe.Dispute dispute => Of(MovementKind.Dispute, null, dispute.Id, dispute.PaymentIntentId),
            Transfer transfer => Of(MovementKind.Transfer, Mark(transfer, PayoutKey), transfer.Id),
            TransferReversal reversal => Of(MovementKind.TransferReversal, Mark(reversal, ReversalKey), reversal.Id),
            _ => Of(MovementKind.Other, null, moved.SourceId),
        };
        return new GatewayMovement(
            moved.Id,
            kind,
            reference,
            subject ?? moved.SourceId ?? moved.Id,
            charged,
            MoneyOf(moved.Amount, moved.Currency),
            MoneyOf(moved.Fee, moved.Currency),
            new DateTimeOffset(moved.Created, TimeSpan.Zero)
        );

        static (MovementKind, Guid?, string?, string?) Of(
            MovementKind kind,
            Guid? reference,
            string? subject,
            string? charged = null
        ) => (kind, reference, subject, kind is MovementKind.Charge ? subject : charged);
    }

    /// <summary>The list, with the words of <see cref="IPaymentGateway"/> for what goes wrong on the way.</summary>
    private static async IAsyncEnumerable<T> Reachable<T>(
        IAsyncEnumerable<T> listed,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var all = listed.GetAsyncEnumerator(ct);
        while (await Next(all, ct))
            yield return all.Current;
    }

    private static async Task<bool> Next<T>(IAsyncEnumerator<T> all, CancellationToken ct)
    {
        try
        {
            return await all.MoveNextAsync();
        }
        catch (Exception exception) when (IsAway(exception, ct))
        {
            throw Away(exception);
        }
    }
}
