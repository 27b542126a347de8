using StripeSandbox.Disputes;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Payments;

/// <summary>What Stripe does by itself some time after a call.</summary>
public static class Chores
{
    public const string BookCharge = "book_charge";
    public const string DebitArrives = "debit_arrives";
    public const string DebitReturns = "debit_returns";
    public const string OpenDispute = "open_dispute";
    public const string LoseDispute = "lose_dispute";
    public const string RefundArrives = "refund_arrives";
    public const string RefundFails = "refund_fails";
    public const string ReleaseAuthorization = "release_authorization";

    public static void Do(Change change, Chore chore)
    {
        chore.Done = true;
        change.Touch(chore);
        switch (change.FindAny(chore.Subject), chore.What)
        {
            case (Charge { BalanceTransaction: null } charge, BookCharge):
                var before = Rendering.Of(charge, change);
                Charges.Book(change, charge, change.Options);
                change.EmitUpdate("charge.updated", before, charge);
                break;
            case (Charge charge, DebitArrives or DebitReturns):
                BankDebits.End(change, charge, chore.What == DebitArrives);
                break;
            case (Charge { Disputed: false } charge, OpenDispute):
                Arguments.Open(change, charge);
                break;
            case (Dispute dispute, LoseDispute):
                Arguments.Lapse(change, dispute);
                break;
            case (Refund refund, RefundArrives):
                Refunds.Arrive(change, refund);
                break;
            case (Refund refund, RefundFails):
                Refunds.Fail(change, refund);
                break;
            case (PaymentIntent { Status: PaymentIntentStatus.RequiresCapture } intent, ReleaseAuthorization):
                Charges.Cancel(change, intent, "automatic");
                break;
        }
    }
}
