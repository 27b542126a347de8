using System.Text.Json.Nodes;
using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Payments;

public static class Refunds
{
    private const string Path = "/v1/refunds";

    public static IEnumerable<Operation> Operations =>
        [
            new("POST", Path, "refund", Create),
            new("GET", Path, "refund", List) { IsList = true },
            new("GET", Path + "/{id}", "refund", Retrieve),
            new("POST", Path + "/{id}", "refund", Update),
            new("POST", Path + "/{id}/cancel", "refund", Cancel),
        ];

    /// <summary>A refund that was pending has arrived.</summary>
    public static void Arrive(Change change, Refund refund)
    {
        if (refund.Status == "pending")
        {
            var before = Rendering.Of(refund, change);
            refund.Status = "succeeded";
            refund.PendingReason = null;
            EmitUpdate(change, before, refund, "refund.updated");
        }
    }

    /// <summary>The customer's bank has sent a refund back.</summary>
    public static void Fail(Change change, Refund refund)
    {
        if (refund.Status != "succeeded")
        {
            return;
        }

        var before = Rendering.Of(refund, change);
        refund.Status = "failed";
        refund.FailureReason = "expired_or_canceled_card";
        refund.FailureBalanceTransaction = Balance.Refund(change, refund, failed: true).Id;
        var charge = change.Get<Charge>(refund.Charge);
        charge.AmountRefunded -= refund.Amount;
        charge.Refunded = false;
        change.Touch(charge);
        EmitUpdate(change, before, refund, "refund.failed");
    }

    private static Refund Create(Call call)
    {
        var parameters = call.Parameters;
        var intent = call.Named<PaymentIntent>("payment_intent");
        var named = call.Named<Charge>("charge");
        var amount = parameters.Integer("amount", 1);
        var refund = new Refund
        {
            Reason = parameters.OneOf("reason", "duplicate", "fraudulent", "requested_by_customer"),
            InstructionsEmail = parameters.Text("instructions_email"),
        };
        parameters.ApplyMetadata(refund);
        parameters.RefuseRest();
        if ((intent is null) == (named is null))
        {
            throw ApiError.Invalid(
                "One of the following params should be provided for this request: payment_intent or charge."
            );
        }

        var charge = named ?? ChargeOf(call.Change, intent!);
        refund.Amount = Allow(call.Change, charge, amount);
        return Pay(call.Change, charge, refund);
    }

    private static Refund Pay(Change change, Charge charge, Refund refund)
    {
        refund.Charge = charge.Id;
        refund.Currency = charge.Currency;
        refund.PaymentIntent = charge.PaymentIntent;
        var aftermath = Confirmation.CardOf(change.Get<PaymentMethod>(charge.PaymentMethod)).Aftermath;
        if (aftermath == Aftermath.RefundsArePending)
        {
            refund.Status = "pending";
            refund.PendingReason = "processing";
        }

        change.Add(refund);
        refund.BalanceTransaction = Balance.Refund(change, refund).Id;
        charge.AmountRefunded += refund.Amount;
        charge.Refunded = charge.AmountRefunded == charge.Amount;
        change.Emit("refund.created", refund);
        change.Emit("charge.refunded", charge);
        if (aftermath == Aftermath.RefundsArePending)
        {
            change.Later(change.Options.Pace * 2, Chores.RefundArrives, refund);
        }
        else if (aftermath == Aftermath.RefundsFail)
        {
            change.Later(change.Options.Pace * 2, Chores.RefundFails, refund);
        }

        return refund;
    }

    private static Charge ChargeOf(Change change, PaymentIntent intent) =>
        intent.Status == PaymentIntentStatus.Succeeded
            ? change.Get<Charge>(intent.LatestCharge)
            : throw Refused(
                $"This PaymentIntent ({intent.Id}) does not have a successful charge to refund.",
                null,
                null
            );

    private static long Allow(Change change, Charge charge, long? amount)
    {
        if (!charge.Paid || !charge.Captured)
        {
            throw Refused($"Charge {charge.Id} has not been captured and cannot be refunded.", null, null);
        }

        if (IsChargedBack(change, charge))
        {
            throw Refused($"Charge {charge.Id} has been charged back; cannot issue a refund.", "charge_disputed", null);
        }

        var left = charge.Amount - charge.AmountRefunded;
        if (left == 0)
        {
            throw Refused($"Charge {charge.Id} has already been refunded.", "charge_already_refunded", null);
        }

        return amount > left
            ? throw Refused(
                $"Refund amount ({Currencies.Text(amount.Value, charge.Currency)}) is greater than unrefunded amount on "
                    + $"charge ({Currencies.Text(left, charge.Currency)})",
                null,
                "amount"
            )
            : amount ?? left;
    }

    // Disputed is what a charge stays for ever; once the dispute is won, its money can be refunded again.
    private static bool IsChargedBack(Change change, Charge charge) =>
        charge.Disputed
        && change
            .All<Dispute>()
            .Any(dispute => dispute.Charge == charge.Id && dispute is { Status: not "won", IsChargeRefundable: false });

    private static ApiError Refused(string message, string? code, string? param) =>
        new(400, "invalid_request_error", message) { Code = code, Param = param };

    private static object List(Call call)
    {
        var intent = call.Named<PaymentIntent>("payment_intent")?.Id;
        var charge = call.Named<Charge>("charge")?.Id;
        return call.Page<Refund>(
            Path,
            refund => (intent is null || refund.PaymentIntent == intent) && (charge is null || refund.Charge == charge)
        );
    }

    private static Refund Retrieve(Call call)
    {
        call.Parameters.RefuseRest();
        return call.Subject<Refund>("refund");
    }

    private static Refund Update(Call call)
    {
        var before = Rendering.Of(call.Subject<Refund>("refund"), call.Change);
        var refund = Change.Draft(call.Subject<Refund>("refund"));
        call.Parameters.ApplyMetadata(refund);
        call.Parameters.RefuseRest();
        EmitUpdate(call.Change, before, call.Change.Replace(refund), "refund.updated");
        return refund;
    }

    private static Refund Cancel(Call call)
    {
        var refund = call.Subject<Refund>("refund");
        call.Parameters.RefuseRest();
        throw ApiError.Unexpected(
            "resource_invalid_state",
            $"Refund {refund.Id} cannot be canceled because it is not waiting for the customer to act.",
            refund
        );
    }

    private static void EmitUpdate(Change change, JsonObject before, Refund refund, string type)
    {
        change.EmitUpdate("charge.refund.updated", before.DeepClone().AsObject(), refund);
        change.EmitUpdate(type, before, refund);
    }
}
