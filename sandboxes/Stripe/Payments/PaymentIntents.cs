using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Payments;

/// <summary>The operations on payment intents; what a confirmation does is in <see cref="Confirmation"/>.</summary>
public static class PaymentIntents
{
    private const string Path = "/v1/payment_intents";
    private const string Kind = "payment_intent";

    public static IEnumerable<Operation> Operations =>
        [
            new("POST", Path, Kind, Create),
            new("GET", Path, Kind, List) { IsList = true },
            new("GET", Path + "/{id}", Kind, Retrieve) { ForBrowsers = true },
            new("POST", Path + "/{id}", Kind, Update),
            new("POST", Path + "/{id}/confirm", Kind, Confirm) { ForBrowsers = true },
            new("POST", Path + "/{id}/capture", Kind, Capture),
            new("POST", Path + "/{id}/cancel", Kind, Cancel),
        ];

    private static PaymentIntent Create(Call call)
    {
        var parameters = call.Parameters;
        var amount = parameters.RequiredInteger("amount", 1);
        var currency = parameters.Currency();
        Reading.CheckAmount(amount, currency);
        var automatic = parameters.AutomaticPaymentMethods();
        var types = parameters.PaymentMethodTypes();
        if (automatic is { Enabled: true } && types is not null)
        {
            throw ApiError.Invalid(
                "You may only specify one of these parameters: automatic_payment_methods, payment_method_types."
            );
        }

        var intent = new PaymentIntent
        {
            Id = Ids.New("pi_"),
            Amount = amount,
            Currency = currency,
            AutomaticPaymentMethods = types is null
                ? automatic ?? new AutomaticPaymentMethods("always", true)
                : automatic,
            CaptureMethod = CaptureMethod(parameters) ?? "automatic_async",
            ConfirmationMethod = parameters.OneOf("confirmation_method", "automatic", "manual") ?? "automatic",
            Customer = LivingCustomer(call),
            Description = parameters.Text("description", 1000),
            PaymentMethodTypes = types ?? ["card"],
            ReceiptEmail = parameters.Text("receipt_email"),
            SetupFutureUsage = parameters.OneOf("setup_future_usage", "off_session", "on_session"),
            Shipping = parameters.Nested("shipping").Shipping(),
            StatementDescriptor = parameters.Text("statement_descriptor", 22),
            StatementDescriptorSuffix = parameters.Text("statement_descriptor_suffix", 22),
            TransferGroup = parameters.Text("transfer_group"),
        };
        parameters.ApplyMetadata(intent);
        var confirm = parameters.Flag("confirm") ?? false;
        var wish = ReadConfirmation(call, confirm);
        parameters.RefuseRest();
        if (!confirm && wish.OffSession)
        {
            throw ApiError.Invalid("`off_session` can only be used with `confirm=true`.", "off_session");
        }

        return Begin(call, intent, wish, confirm);
    }

    private static PaymentIntent Begin(Call call, PaymentIntent intent, ConfirmationWish wish, bool confirm)
    {
        var method = Confirmation.FindMethod(call.Change, intent, wish);
        if (confirm)
        {
            Confirmation.CheckReady(intent, method, wish);
        }

        intent.ClientSecret = Ids.New($"{intent.Id}_secret_", 25);
        intent.PaymentMethod = method?.Id;
        intent.Status = method is null
            ? PaymentIntentStatus.RequiresPaymentMethod
            : PaymentIntentStatus.RequiresConfirmation;
        call.Change.Add(intent);
        call.Change.Emit("payment_intent.created", intent);
        return confirm ? Confirmation.Confirm(call.Change, intent, method!, wish) : intent;
    }

    private static object List(Call call)
    {
        var customer = call.Named<Customer>("customer")?.Id;
        return call.Page<PaymentIntent>(Path, intent => customer is null || intent.Customer == customer);
    }

    private static PaymentIntent Retrieve(Call call)
    {
        var intent = call.Subject<PaymentIntent>("intent");
        CheckSecret(call, intent.ClientSecret);
        call.Parameters.RefuseRest(Stray.OfBrowsers);
        return intent;
    }

    private static PaymentIntent Update(Call call)
    {
        var intent = Change.Draft(call.Subject<PaymentIntent>("intent"));
        var parameters = call.Parameters;
        var amount = parameters.Integer("amount", 1);
        var currency = parameters.Has("currency") ? parameters.Currency() : null;
        var method = parameters.Text("payment_method");
        var customer = LivingCustomer(call);
        parameters.IfGiven("description", text => intent.Description = text);
        parameters.IfGiven("receipt_email", text => intent.ReceiptEmail = text);
        parameters.IfGiven("statement_descriptor", text => intent.StatementDescriptor = text);
        parameters.IfGiven("statement_descriptor_suffix", text => intent.StatementDescriptorSuffix = text);
        parameters.IfGiven("transfer_group", text => intent.TransferGroup = text);
        intent.SetupFutureUsage =
            parameters.OneOf("setup_future_usage", "off_session", "on_session") ?? intent.SetupFutureUsage;
        intent.CaptureMethod = CaptureMethod(parameters) ?? intent.CaptureMethod;
        intent.Shipping = parameters.Nested("shipping").Shipping() ?? intent.Shipping;
        intent.PaymentMethodTypes = parameters.PaymentMethodTypes() ?? intent.PaymentMethodTypes;
        parameters.ApplyMetadata(intent);
        parameters.RefuseRest();
        foreach (var name in new[] { "amount", "currency", "payment_method", "customer", "capture_method" })
        {
            if (parameters.Has(name))
            {
                intent.MustBeOpen(name);
            }
        }

        Reading.CheckAmount(amount ?? intent.Amount, currency ?? intent.Currency);
        (intent.Amount, intent.Currency) = (amount ?? intent.Amount, currency ?? intent.Currency);
        intent.Customer = customer ?? intent.Customer;
        if (method is not null)
        {
            intent.PaymentMethod = PaymentMethods.Resolve(call.Change, method).Id;
            intent.Status = PaymentIntentStatus.RequiresConfirmation;
            intent.NextAction = null;
        }

        return call.Change.Replace(intent);
    }

    private static PaymentIntent Confirm(Call call)
    {
        var intent = call.Subject<PaymentIntent>("intent");
        CheckSecret(call, intent.ClientSecret);
        var parameters = call.Parameters;
        var wish = ReadConfirmation(call, confirm: true);
        var capture = CaptureMethod(parameters);
        var usage = parameters.OneOf("setup_future_usage", "off_session", "on_session");
        var shipping = parameters.Nested("shipping").Shipping();
        var email = parameters.Text("receipt_email");
        _ = parameters.PaymentMethodTypes();
        parameters.RefuseRest(Stray.OfBrowsers);
        intent.MustBeConfirmable();
        var method = Confirmation.FindMethod(call.Change, intent, wish);
        Confirmation.CheckReady(intent, method, wish);
        intent.CaptureMethod = capture ?? intent.CaptureMethod;
        intent.SetupFutureUsage = usage ?? intent.SetupFutureUsage;
        intent.Shipping = shipping ?? intent.Shipping;
        intent.ReceiptEmail = email ?? intent.ReceiptEmail;
        return Confirmation.Confirm(call.Change, intent, method!, wish);
    }

    private static PaymentIntent Capture(Call call)
    {
        var intent = call.Subject<PaymentIntent>("intent");
        var amount = call.Parameters.Integer("amount_to_capture", 1);
        var metadata = call.Parameters.ReadMetadata(intent.Metadata);
        if (call.Parameters.Flag("final_capture") == false)
        {
            throw ApiError.Invalid("This payment does not support more than one capture.", "final_capture");
        }

        var descriptor = call.Parameters.Text("statement_descriptor", 22);
        var suffix = call.Parameters.Text("statement_descriptor_suffix", 22);
        call.Parameters.RefuseRest();
        intent.MustBeCapturable();
        if (amount > intent.AmountCapturable)
        {
            throw new ApiError(
                400,
                "invalid_request_error",
                "The payment could not be captured because the requested capture amount is greater than the "
                    + "authorized amount."
            )
            {
                Code = "amount_too_large",
                Param = "amount_to_capture",
            };
        }

        intent.Metadata = metadata ?? intent.Metadata;
        intent.StatementDescriptor = descriptor ?? intent.StatementDescriptor;
        intent.StatementDescriptorSuffix = suffix ?? intent.StatementDescriptorSuffix;
        Charges.Capture(call.Change, intent, amount ?? intent.AmountCapturable);
        return intent;
    }

    private static PaymentIntent Cancel(Call call)
    {
        var intent = call.Subject<PaymentIntent>("intent");
        var reason = call.Parameters.OneOf(
            "cancellation_reason",
            "duplicate",
            "fraudulent",
            "requested_by_customer",
            "abandoned"
        );
        call.Parameters.RefuseRest();
        intent.MustBeCancelable();
        Charges.Cancel(call.Change, intent, reason);
        return intent;
    }

    private static ConfirmationWish ReadConfirmation(Call call, bool confirm)
    {
        var parameters = call.Parameters;
        var data = parameters.Nested("payment_method_data");
        var useSdk = parameters.Flag("use_stripe_sdk") ?? false;
        var challenge = parameters
            .Nested("payment_method_options")
            ?.Nested("card")
            ?.OneOf("request_three_d_secure", "automatic", "any", "challenge");
        return new ConfirmationWish
        {
            PaymentMethod = parameters.Text("payment_method"),
            New = data is null ? null : PaymentMethods.Read(call.Change, data),
            OffSession = (parameters.Flag("off_session") ?? false) && confirm,
            ErrorOnRequiresAction = parameters.Flag("error_on_requires_action") ?? false,
            ReturnUrl = parameters.Text("return_url"),
            WantsChallenge = challenge is "any" or "challenge",
            ByBrowser = call.Caller == Caller.Publishable,
            UseStripeSdk = useSdk,
            BaseUrl = call.BaseUrl,
        };
    }

    private static string? LivingCustomer(Call call)
    {
        var customer = call.Named<Customer>("customer");
        return customer is { IsDeleted: true }
            ? throw ApiError.Missing("customer", customer.Id, "customer", 400)
            : customer?.Id;
    }

    private static string? CaptureMethod(Parameters parameters) =>
        parameters.OneOf("capture_method", "automatic", "automatic_async", "manual");

    internal static void CheckSecret(Call call, string expected)
    {
        var secret = call.Parameters.Text("client_secret");
        if (secret is null && call.Caller == Caller.Publishable)
        {
            throw call.Parameters.Lacks("client_secret");
        }

        if (secret is not null && secret != expected)
        {
            throw ApiError.Invalid(
                "The client_secret provided does not match the client_secret associated with the intent.",
                "client_secret",
                "payment_intent_invalid_parameter"
            );
        }
    }
}
