using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Payments;

/// <summary>
/// Money that a bank moves by and by: the payment is <c>processing</c> until it arrives, or does not. See
/// https://docs.stripe.com/payments/sepa-debit.
/// </summary>
public static class BankDebits
{
    private static readonly Decline Returned = new(
        "generic_decline",
        null,
        "The transaction can't be processed because the customer's bank has returned the debit."
    );

    /// <summary>Euros alone are debited, at once, and only where Stripe may choose how to be paid.</summary>
    public static void CheckAllowed(PaymentIntent intent)
    {
        var isOffered =
            intent is { AutomaticPaymentMethods.Enabled: true, Currency: "eur", CaptureMethod: not "manual" };
        if (!isOffered)
        {
            throw ApiError.Invalid(
                $"The PaymentMethod provided ({TestAccounts.Type}) is not allowed for this PaymentIntent.",
                "payment_method"
            );
        }
    }

    public static PaymentIntent Begin(Change change, PaymentIntent intent, PaymentMethod method, TestAccount account)
    {
        var charge = change.Add(Charges.Pending(intent, method));
        intent.LatestCharge = charge.Id;
        intent.LastPaymentError = null;
        intent.Status = PaymentIntentStatus.Processing;
        change.Emit("charge.pending", charge);
        change.Emit("payment_intent.processing", intent);
        var what = account.Pays ? Chores.DebitArrives : Chores.DebitReturns;
        change.Later(account.Takes ?? change.Options.Pace, what, charge);
        return intent;
    }

    /// <summary>The bank has an answer, unless it gave one before.</summary>
    public static void End(Change change, Charge charge, bool pays)
    {
        var intent = change.Get<PaymentIntent>(charge.PaymentIntent);
        if (charge.Status != Charges.IsPending || intent.Status != PaymentIntentStatus.Processing)
        {
            return;
        }

        if (pays)
        {
            Charges.Arrive(change, intent, charge);
        }
        else
        {
            _ = Charges.Fail(change, intent, change.Get<PaymentMethod>(charge.PaymentMethod), charge, Returned);
        }
    }
}
