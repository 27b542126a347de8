using System.Text.Json.Nodes;
using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Payments;

/// <summary>The platform's balance and its history.</summary>
public static class Balance
{
    private const string Path = "/v1/balance_transactions";
    private const long DisputeFee = 1500;
    private const long FixedFee = 30;
    private const decimal FeeRate = 0.029m;

    public static IEnumerable<Operation> Operations =>
        [
            new("GET", Path, "balance_transaction", List) { IsList = true },
            new("GET", Path + "/{id}", "balance_transaction", Retrieve),
            new("GET", "/v1/balance", "balance", Show),
        ];

    /// <summary>A captured charge: 2.9 % and 30 minor units stay with Stripe.</summary>
    public static BalanceTransaction Charge(Change change, Charge charge, SandboxOptions options)
    {
        var fee = (long)Math.Round(charge.AmountCaptured * FeeRate, MidpointRounding.AwayFromZero) + FixedFee;
        var bypasses = Confirmation.CardOf(change.Get<PaymentMethod>(charge.PaymentMethod)).Name == "bypassPending";
        return Move(
            change,
            new BalanceTransaction
            {
                Amount = charge.AmountCaptured,
                Fee = fee,
                FeeDetails = [new FeeDetail(fee, null, charge.Currency, "Stripe processing fees", "stripe_fee")],
                Currency = charge.Currency,
                Description = charge.Description,
                Source = charge.Id,
                Type = "charge",
                ReportingCategory = "charge",
            },
            bypasses ? TimeSpan.Zero : options.SettlesAfter
        );
    }

    /// <summary>A refund; the fee of the charge does not come back.</summary>
    public static BalanceTransaction Refund(Change change, Refund refund, bool failed = false) =>
        Move(
            change,
            new BalanceTransaction
            {
                Amount = failed ? refund.Amount : -refund.Amount,
                Currency = refund.Currency,
                Description = failed ? "REFUND FAILURE" : "REFUND FOR CHARGE",
                Source = refund.Id,
                Type = failed ? "refund_failure" : "refund",
                ReportingCategory = failed ? "refund_failure" : "refund",
            }
        );

    /// <summary>The issuer takes the disputed amount, and Stripe its fee; won back, only the amount returns.</summary>
    public static BalanceTransaction Dispute(Change change, Dispute dispute, bool won)
    {
        var fee = won ? 0 : DisputeFee;
        return Move(
            change,
            new BalanceTransaction
            {
                Amount = won ? dispute.Amount : -dispute.Amount,
                Fee = fee,
                FeeDetails = fee == 0 ? [] : [new FeeDetail(fee, null, dispute.Currency, "Dispute fee", "stripe_fee")],
                Currency = dispute.Currency,
                Description = won ? "Chargeback reversal" : "Chargeback withdrawal",
                Source = dispute.Id,
                Type = "adjustment",
                ReportingCategory = won ? "dispute_reversal" : "dispute",
            }
        );
    }

    public static BalanceTransaction Transfer(Change change, Transfer transfer) =>
        Move(
            change,
            new BalanceTransaction
            {
                Amount = -transfer.Amount,
                Currency = transfer.Currency,
                Description = transfer.Description,
                Source = transfer.Id,
                Type = "transfer",
                ReportingCategory = "transfer",
            }
        );

    public static BalanceTransaction Reversal(Change change, TransferReversal reversal) =>
        Move(
            change,
            new BalanceTransaction
            {
                Amount = reversal.Amount,
                Currency = reversal.Currency,
                Description = "REFUND FOR TRANSFER",
                Source = reversal.Id,
                Type = "transfer_refund",
                ReportingCategory = "transfer_reversal",
            }
        );

    public static long Available(Change change, string currency) =>
        change
            .All<BalanceTransaction>()
            .Where(movement => movement.Currency == currency && movement.AvailableOn <= change.UnixNow)
            .Sum(movement => movement.Net);

    private static BalanceTransaction Move(Change change, BalanceTransaction movement, TimeSpan pending = default)
    {
        movement.AvailableOn = (change.Now + pending).ToUnixTimeSeconds();
        movement.Status = pending == TimeSpan.Zero ? "available" : "pending";
        return change.Add(movement);
    }

    private static object List(Call call)
    {
        var source = call.Parameters.Text("source");
        var type = call.Parameters.Text("type");
        var currency = call.Parameters.Text("currency");
        return call.Page<BalanceTransaction>(
            Path,
            movement =>
                (source is null || movement.Source == source)
                && (type is null || movement.Type == type)
                && (currency is null || movement.Currency == currency)
        );
    }

    private static BalanceTransaction Retrieve(Call call)
    {
        call.Parameters.RefuseRest();
        return call.Subject<BalanceTransaction>();
    }

    private static JsonObject Show(Call call)
    {
        call.Parameters.RefuseRest();
        var now = call.Change.UnixNow;
        return new JsonObject
        {
            ["object"] = "balance",
            ["available"] = Sums(movement => movement.AvailableOn <= now),
            ["livemode"] = false,
            ["pending"] = Sums(movement => movement.AvailableOn > now),
        };

        JsonArray Sums(Func<BalanceTransaction, bool> which) =>
            [
                .. call
                    .Change.All<BalanceTransaction>()
                    .GroupBy(movement => movement.Currency)
                    .Select(group => new JsonObject
                    {
                        ["amount"] = group.Where(which).Sum(movement => movement.Net),
                        ["currency"] = group.Key,
                    }),
            ];
    }
}
