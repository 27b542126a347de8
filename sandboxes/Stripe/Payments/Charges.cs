using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Payments;

/// <summary>What happens to money: authorised, captured, released.</summary>
public static class Charges
{
    /// <summary>The status of money that a bank is moving.</summary>
    public const string IsPending = "pending";

    private const string Path = "/v1/charges";
    private static readonly TimeSpan AuthorizationHolds = TimeSpan.FromDays(7);

    public static IEnumerable<Operation> Operations =>
        [
            new("GET", Path, "charge", List) { IsList = true },
            new("GET", Path + "/{id}", "charge", Retrieve),
            new("POST", Path + "/{id}", "charge", Update),
        ];

    /// <summary>Asks the issuer; a decline leaves a failed charge behind and throws.</summary>
    public static PaymentIntent Attempt(Change change, PaymentIntent intent, PaymentMethod method, Decline? decline)
    {
        var charge = change.Add(New(intent, method, decline));
        intent.LatestCharge = charge.Id;
        if (decline is not null)
        {
            throw Fail(change, intent, method, charge, decline);
        }

        intent.LastPaymentError = null;
        KeepForLater(change, intent, method);
        if (intent.CaptureMethod == "manual")
        {
            intent.Status = PaymentIntentStatus.RequiresCapture;
            intent.AmountCapturable = intent.Amount;
            change.Emit("charge.succeeded", charge);
            change.Emit("payment_intent.amount_capturable_updated", intent);
            change.Later(AuthorizationHolds, Chores.ReleaseAuthorization, intent);
            return intent;
        }

        Settle(change, intent, charge, intent.Amount);
        change.Emit("charge.succeeded", charge);
        change.Emit("payment_intent.succeeded", intent);
        return intent;
    }

    /// <summary>A charge that a bank is asked for, and answers in its own time.</summary>
    public static Charge Pending(PaymentIntent intent, PaymentMethod method)
    {
        var charge = New(intent, method, decline: null);
        charge.Status = IsPending;
        charge.Paid = false;
        charge.Outcome = null;
        return charge;
    }

    /// <summary>What was pending is here.</summary>
    public static void Arrive(Change change, PaymentIntent intent, Charge charge)
    {
        charge.Status = "succeeded";
        charge.Paid = true;
        Settle(change, intent, charge, intent.Amount);
        change.Emit("charge.succeeded", charge);
        change.Emit("payment_intent.succeeded", intent);
    }

    public static void Capture(Change change, PaymentIntent intent, long amount)
    {
        var charge = change.Get<Charge>(intent.LatestCharge);
        // What is not captured goes back to the customer as if it had been refunded.
        charge.AmountRefunded = charge.Amount - amount;
        charge.StatementDescriptor = intent.StatementDescriptor;
        charge.StatementDescriptorSuffix = intent.StatementDescriptorSuffix;
        Settle(change, intent, charge, amount);
        change.Emit("charge.captured", charge);
        change.Emit("payment_intent.succeeded", intent);
    }

    public static void Cancel(Change change, PaymentIntent intent, string? reason)
    {
        if (intent.Status == PaymentIntentStatus.RequiresCapture)
        {
            var charge = change.Get<Charge>(intent.LatestCharge);
            charge.AmountRefunded = charge.Amount;
            charge.Refunded = true;
            change.Emit(reason == "automatic" ? "charge.expired" : "charge.refunded", charge);
        }

        intent.Status = PaymentIntentStatus.Canceled;
        intent.AmountCapturable = 0;
        intent.CanceledAt = change.UnixNow;
        intent.CancellationReason = reason;
        intent.NextAction = null;
        change.Emit("payment_intent.canceled", intent);
    }

    /// <summary>Books the fee and the net amount of a captured charge.</summary>
    public static void Book(Change change, Charge charge, SandboxOptions options)
    {
        charge.BalanceTransaction = Balance.Charge(change, charge, options).Id;
        change.Touch(charge);
    }

    private static void Settle(Change change, PaymentIntent intent, Charge charge, long amount)
    {
        charge.Captured = true;
        charge.AmountCaptured = amount;
        change.Touch(charge);
        intent.Status = PaymentIntentStatus.Succeeded;
        intent.AmountCapturable = 0;
        intent.AmountReceived = amount;
        change.Touch(intent);
        // With automatic_async the balance transaction follows the payment; the other methods wait for it.
        if (intent.CaptureMethod == "automatic_async")
        {
            change.Later(change.Options.Pace, Chores.BookCharge, charge);
        }
        else
        {
            Book(change, charge, change.Options);
        }

        if (
            Confirmation.CardOf(change.Get<PaymentMethod>(charge.PaymentMethod)).Aftermath
            is Aftermath.Fraudulent
                or Aftermath.ProductNotReceived
                or Aftermath.Inquiry
        )
        {
            change.Later(change.Options.Pace * 2, Chores.OpenDispute, charge);
        }
    }

    private static void KeepForLater(Change change, PaymentIntent intent, PaymentMethod method)
    {
        if (intent.SetupFutureUsage is null)
        {
            return;
        }

        method.IsSetUp = true;
        change.Touch(method);
        if (change.Find<Customer>(intent.Customer) is { } customer)
        {
            PaymentMethods.Attach(change, method, customer);
        }
    }

    private static Charge New(PaymentIntent intent, PaymentMethod method, Decline? decline)
    {
        var card = Confirmation.CardOf(method);
        return new Charge
        {
            Amount = intent.Amount,
            BillingDetails = method.BillingDetails,
            Currency = intent.Currency,
            Customer = intent.Customer,
            Description = intent.Description,
            FailureCode = decline?.Code,
            FailureMessage = decline?.Message,
            Metadata = new(intent.Metadata),
            Outcome = OutcomeOf(card, decline),
            Paid = decline is null,
            PaymentIntent = intent.Id,
            PaymentMethod = method.Id,
            PaymentMethodDetails = Describe(method, intent.Amount),
            ReceiptEmail = intent.ReceiptEmail,
            Shipping = intent.Shipping,
            StatementDescriptor = intent.StatementDescriptor,
            StatementDescriptorSuffix = intent.StatementDescriptorSuffix,
            Status = decline is null ? "succeeded" : "failed",
            TransferGroup = intent.TransferGroup,
        };
    }

    private static Outcome OutcomeOf(TestCard card, Decline? decline)
    {
        var score = card.RiskLevel switch
        {
            "highest" => 96,
            "elevated" => 68,
            _ => 23,
        };
        return decline is null
                ? new Outcome("approved_by_network", null, card.RiskLevel, score, "Payment complete.", "authorized")
            : card.RiskLevel == "highest"
                ? new Outcome(
                    "not_sent_to_network",
                    "highest_risk_level",
                    card.RiskLevel,
                    score,
                    "Stripe blocked this payment as too risky.",
                    "blocked"
                )
            : new Outcome(
                "declined_by_network",
                decline.DeclineCode ?? decline.Code,
                card.RiskLevel,
                score,
                "The bank did not return any further details with this decline.",
                "issuer_declined"
            );
    }

    private static PaymentMethodDetails Describe(PaymentMethod method, long amount) =>
        method.Card is { } card
            ? new PaymentMethodDetails("card") { Card = Describe(card, amount) }
            : new PaymentMethodDetails(method.Type) { SepaDebit = method.SepaDebit };

    private static Dictionary<string, object?> Describe(Card card, long amount) =>
        new()
        {
            ["amount_authorized"] = amount,
            ["brand"] = card.Brand,
            ["country"] = card.Country,
            ["exp_month"] = card.ExpMonth,
            ["exp_year"] = card.ExpYear,
            ["fingerprint"] = card.Fingerprint,
            ["funding"] = card.Funding,
            ["last4"] = card.Last4,
            ["network"] = card.Brand,
        };

    /// <summary>The issuer or the bank says no, and another way to pay may be tried.</summary>
    public static ApiError Fail(
        Change change,
        PaymentIntent intent,
        PaymentMethod method,
        Charge charge,
        Decline decline
    )
    {
        intent.LastPaymentError = new PaymentError
        {
            Charge = charge.Id,
            Code = decline.Code,
            DeclineCode = decline.DeclineCode,
            DocUrl = $"https://stripe.com/docs/error-codes/{decline.Code.Replace('_', '-')}",
            Message = decline.Message,
            Param = decline.Param,
            PaymentMethod = method,
        };
        charge.Status = "failed";
        charge.FailureCode = decline.Code;
        charge.FailureMessage = decline.Message;
        intent.PaymentMethod = null;
        intent.Status = PaymentIntentStatus.RequiresPaymentMethod;
        change.Emit("charge.failed", charge);
        change.Emit("payment_intent.payment_failed", intent);
        return new ApiError(402, "card_error", decline.Message)
        {
            Code = decline.Code,
            DeclineCode = decline.DeclineCode,
            Param = decline.Param,
            Charge = charge.Id,
            About = intent,
            PaymentMethod = method,
        };
    }

    private static object List(Call call)
    {
        var customer = call.Named<Customer>("customer")?.Id;
        var intent = call.Named<PaymentIntent>("payment_intent")?.Id;
        var group = call.Parameters.Text("transfer_group");
        return call.Page<Charge>(
            Path,
            charge =>
                (customer is null || charge.Customer == customer)
                && (intent is null || charge.PaymentIntent == intent)
                && (group is null || charge.TransferGroup == group)
        );
    }

    private static Charge Retrieve(Call call)
    {
        call.Parameters.RefuseRest();
        return call.Subject<Charge>("charge");
    }

    private static Charge Update(Call call)
    {
        var before = Rendering.Of(call.Subject<Charge>("charge"), call.Change);
        var charge = Change.Draft(call.Subject<Charge>("charge"));
        call.Parameters.IfGiven("description", text => charge.Description = text);
        call.Parameters.IfGiven("receipt_email", text => charge.ReceiptEmail = text);
        call.Parameters.IfGiven("transfer_group", text => charge.TransferGroup = text);
        call.Parameters.ApplyMetadata(charge);
        call.Parameters.RefuseRest();
        call.Change.EmitUpdate("charge.updated", before, call.Change.Replace(charge));
        return charge;
    }
}
