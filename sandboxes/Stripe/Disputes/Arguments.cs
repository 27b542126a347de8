using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Payments;
using StripeSandbox.Storage;

namespace StripeSandbox.Disputes;

/// <summary>Disputes: opened by their test cards, decided by the evidence or by a control of the sandbox.</summary>
public static class Arguments
{
    private const string Path = "/v1/disputes";
    private static readonly TimeSpan EvidenceDue = TimeSpan.FromDays(9);

    private static readonly string[] Evidence =
    [
        "access_activity_log",
        "billing_address",
        "cancellation_policy_disclosure",
        "cancellation_rebuttal",
        "customer_email_address",
        "customer_name",
        "customer_purchase_ip",
        "product_description",
        "refund_policy_disclosure",
        "refund_refusal_explanation",
        "service_date",
        "uncategorized_text",
    ];

    public static IEnumerable<Operation> Operations =>
        [
            new("GET", Path, "dispute", List) { IsList = true },
            new("GET", Path + "/{id}", "dispute", Retrieve),
            new("POST", Path + "/{id}", "dispute", Update),
            new("POST", Path + "/{id}/close", "dispute", Close),
        ];

    public static Dispute Open(Change change, Charge charge)
    {
        var aftermath = Confirmation.CardOf(change.Get<PaymentMethod>(charge.PaymentMethod)).Aftermath;
        var isInquiry = aftermath == Aftermath.Inquiry;
        var dispute = change.Add(
            new Dispute
            {
                Amount = charge.AmountCaptured - RefundedAfterCapture(charge),
                Charge = charge.Id,
                Currency = charge.Currency,
                Evidence = Evidence.ToDictionary(name => name, _ => (string?)null),
                EvidenceDetails = new EvidenceDetails((change.Now + EvidenceDue).ToUnixTimeSeconds(), false, false, 0),
                IsChargeRefundable = isInquiry,
                PaymentIntent = charge.PaymentIntent,
                Reason = aftermath == Aftermath.ProductNotReceived ? "product_not_received" : "fraudulent",
                Status = isInquiry ? "warning_needs_response" : "needs_response",
            }
        );
        if (!isInquiry)
        {
            charge.Disputed = true;
            change.Touch(charge);
            dispute.BalanceTransactionIds.Add(Balance.Dispute(change, dispute, won: false).Id);
        }

        change.Emit("charge.dispute.created", dispute);
        if (!isInquiry)
        {
            change.Emit("charge.dispute.funds_withdrawn", dispute);
        }

        change.Later(EvidenceDue, Chores.LoseDispute, dispute);
        return dispute;
    }

    /// <summary>The issuer decides.</summary>
    public static void Decide(Change change, Dispute dispute, bool won)
    {
        if (dispute.Status is "won" or "lost" or "warning_closed")
        {
            return;
        }

        if (dispute.Status.StartsWith("warning_", StringComparison.Ordinal))
        {
            dispute.Status = "warning_closed";
            change.Emit("charge.dispute.closed", dispute);
            return;
        }

        dispute.Status = won ? "won" : "lost";
        if (won)
        {
            dispute.BalanceTransactionIds.Add(Balance.Dispute(change, dispute, won: true).Id);
            change.Emit("charge.dispute.funds_reinstated", dispute);
        }

        change.Emit("charge.dispute.closed", dispute);
    }

    /// <summary>Nobody answered in time.</summary>
    public static void Lapse(Change change, Dispute dispute)
    {
        if (dispute.Status is "needs_response" or "warning_needs_response")
        {
            dispute.EvidenceDetails = dispute.EvidenceDetails with { PastDue = true };
            Decide(change, dispute, won: false);
        }
    }

    // The part that was never captured counts as refunded on the charge, but no money moved back for it.
    private static long RefundedAfterCapture(Charge charge) =>
        charge.AmountRefunded - (charge.Amount - charge.AmountCaptured);

    private static object List(Call call)
    {
        var charge = call.Named<Charge>("charge")?.Id;
        var intent = call.Named<PaymentIntent>("payment_intent")?.Id;
        return call.Page<Dispute>(
            Path,
            dispute =>
                (charge is null || dispute.Charge == charge) && (intent is null || dispute.PaymentIntent == intent)
        );
    }

    private static Dispute Retrieve(Call call)
    {
        call.Parameters.RefuseRest();
        return call.Subject<Dispute>("dispute");
    }

    private static Dispute Update(Call call)
    {
        var before = Rendering.Of(Undecided(call), call.Change);
        var dispute = Change.Draft(Undecided(call));
        call.Parameters.ApplyMetadata(dispute);
        if (call.Parameters.Nested("evidence") is { } evidence)
        {
            foreach (var name in Evidence)
            {
                evidence.IfGiven(name, text => dispute.Evidence[name] = text);
            }
        }

        var submit = call.Parameters.Flag("submit") ?? true;
        var isEvidence = call.Parameters.Has("evidence");
        call.Parameters.RefuseRest();
        var hasEvidence = dispute.Evidence.Values.Any(text => text is not null);
        dispute.EvidenceDetails = dispute.EvidenceDetails with { HasEvidence = hasEvidence };
        call.Change.Replace(dispute);
        if (submit && isEvidence)
        {
            Submit(call.Change, dispute);
        }

        call.Change.EmitUpdate("charge.dispute.updated", before, dispute);
        Judge(call.Change, dispute);
        return dispute;
    }

    private static void Submit(Change change, Dispute dispute)
    {
        dispute.EvidenceDetails = dispute.EvidenceDetails with
        {
            SubmissionCount = dispute.EvidenceDetails.SubmissionCount + 1,
        };
        dispute.Status = dispute.Status.StartsWith("warning_", StringComparison.Ordinal)
            ? "warning_under_review"
            : "under_review";
        change.Touch(dispute);
    }

    // In test mode these two words decide a dispute: https://docs.stripe.com/testing#evidence
    private static void Judge(Change change, Dispute dispute)
    {
        if (dispute.Status is not ("under_review" or "warning_under_review"))
        {
            return;
        }

        switch (dispute.Evidence["uncategorized_text"])
        {
            case "winning_evidence":
                Decide(change, dispute, won: true);
                break;
            case "losing_evidence":
                Decide(change, dispute, won: false);
                break;
        }
    }

    private static Dispute Close(Call call)
    {
        var dispute = Undecided(call);
        call.Parameters.RefuseRest();
        Decide(call.Change, dispute, won: false);
        return dispute;
    }

    private static Dispute Undecided(Call call)
    {
        var dispute = call.Subject<Dispute>("dispute");
        return dispute.Status is "won" or "lost" or "warning_closed"
            ? throw ApiError.Unexpected("dispute_closed", "This dispute is already closed.", dispute)
            : dispute;
    }
}
