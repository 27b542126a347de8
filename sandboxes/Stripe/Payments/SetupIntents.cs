using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Payments;

/// <summary>Cards on their way to being kept for payments while the customer is away.</summary>
public static class SetupIntents
{
    private const string Path = "/v1/setup_intents";
    private const string Kind = "setup_intent";
    private const string UnexpectedState = "setup_intent_unexpected_state";

    public static IEnumerable<Operation> Operations =>
        [
            new("POST", Path, Kind, Create),
            new("GET", Path, Kind, List) { IsList = true },
            new("GET", Path + "/{id}", Kind, Retrieve) { ForBrowsers = true },
            new("POST", Path + "/{id}", Kind, Update),
            new("POST", Path + "/{id}/confirm", Kind, Confirm) { ForBrowsers = true },
            new("POST", Path + "/{id}/cancel", Kind, Cancel),
        ];

    /// <summary>The customer has answered the challenge.</summary>
    public static SetupIntent Complete(Change change, SetupIntent intent, bool authenticated)
    {
        var method = change.Get<PaymentMethod>(intent.PaymentMethod);
        intent.NextAction = null;
        if (authenticated)
        {
            return Succeed(change, intent, method);
        }

        intent.Status = PaymentIntentStatus.RequiresPaymentMethod;
        intent.PaymentMethod = null;
        intent.LastSetupError = new PaymentError
        {
            Code = "setup_intent_authentication_failure",
            Message = "The latest attempt to set up the payment method has failed because authentication failed.",
            PaymentMethod = method,
            Type = "invalid_request_error",
        };
        change.Emit("setup_intent.setup_failed", intent);
        return intent;
    }

    private static SetupIntent Create(Call call)
    {
        var parameters = call.Parameters;
        var types = parameters.PaymentMethodTypes();
        var intent = new SetupIntent
        {
            Id = Ids.New("seti_"),
            AutomaticPaymentMethods =
                parameters.AutomaticPaymentMethods()
                ?? (types is null ? new AutomaticPaymentMethods("always", true) : null),
            Customer = call.Named<Customer>("customer")?.Id,
            Description = parameters.Text("description"),
            PaymentMethodTypes = types ?? ["card"],
            Usage = parameters.OneOf("usage", "off_session", "on_session") ?? "off_session",
        };
        parameters.ApplyMetadata(intent);
        var confirm = parameters.Flag("confirm") ?? false;
        var wish = Read(call);
        parameters.RefuseRest();
        var method = FindMethod(call.Change, intent, wish);
        if (confirm && method is null)
        {
            throw Lacks(intent);
        }

        intent.ClientSecret = Ids.New($"{intent.Id}_secret_", 25);
        intent.PaymentMethod = method?.Id;
        intent.Status = method is null
            ? PaymentIntentStatus.RequiresPaymentMethod
            : PaymentIntentStatus.RequiresConfirmation;
        call.Change.Add(intent);
        call.Change.Emit("setup_intent.created", intent);
        return confirm ? Attempt(call.Change, intent, method!, wish) : intent;
    }

    private static object List(Call call)
    {
        var customer = call.Named<Customer>("customer")?.Id;
        var method = call.Named<PaymentMethod>("payment_method")?.Id;
        return call.Page<SetupIntent>(
            Path,
            intent =>
                (customer is null || intent.Customer == customer) && (method is null || intent.PaymentMethod == method)
        );
    }

    private static SetupIntent Retrieve(Call call)
    {
        var intent = call.Subject<SetupIntent>("intent");
        PaymentIntents.CheckSecret(call, intent.ClientSecret);
        call.Parameters.RefuseRest(Stray.OfBrowsers);
        return intent;
    }

    private static SetupIntent Update(Call call)
    {
        var intent = Change.Draft(call.Subject<SetupIntent>("intent"));
        call.Parameters.IfGiven("description", text => intent.Description = text);
        intent.Customer = call.Named<Customer>("customer")?.Id ?? intent.Customer;
        intent.PaymentMethodTypes = call.Parameters.PaymentMethodTypes() ?? intent.PaymentMethodTypes;
        call.Parameters.ApplyMetadata(intent);
        var method = call.Parameters.Text("payment_method");
        call.Parameters.RefuseRest();
        if (method is not null)
        {
            MustBeOpen(intent, "update");
            intent.PaymentMethod = PaymentMethods.Resolve(call.Change, method).Id;
            intent.Status = PaymentIntentStatus.RequiresConfirmation;
        }

        return call.Change.Replace(intent);
    }

    private static SetupIntent Confirm(Call call)
    {
        var intent = call.Subject<SetupIntent>("intent");
        PaymentIntents.CheckSecret(call, intent.ClientSecret);
        var wish = Read(call);
        call.Parameters.RefuseRest(Stray.OfBrowsers);
        MustBeOpen(intent, "confirm");
        var method = FindMethod(call.Change, intent, wish) ?? throw Lacks(intent);
        return Attempt(call.Change, intent, method, wish);
    }

    private static SetupIntent Cancel(Call call)
    {
        var intent = call.Subject<SetupIntent>("intent");
        var reason = call.Parameters.OneOf("cancellation_reason", "abandoned", "requested_by_customer", "duplicate");
        call.Parameters.RefuseRest();
        MustBeOpen(intent, "cancel");
        intent.Status = PaymentIntentStatus.Canceled;
        intent.CancellationReason = reason;
        intent.NextAction = null;
        call.Change.Emit("setup_intent.canceled", intent);
        return intent;
    }

    private static SetupIntent Attempt(Change change, SetupIntent intent, PaymentMethod method, ConfirmationWish wish)
    {
        if (method.Type == TestAccounts.Type)
        {
            throw ApiError.Invalid("This sandbox sets up cards only.", "payment_method");
        }

        change.Touch(intent);
        intent.PaymentMethod = method.Id;
        var card = Confirmation.CardOf(method);
        if (card.Challenge != Challenge.None && !method.IsSetUp)
        {
            intent.Status = PaymentIntentStatus.RequiresAction;
            intent.NextAction = Confirmation.Ask(intent.Id, intent.ClientSecret, wish);
            change.Emit("setup_intent.requires_action", intent);
            return intent;
        }

        // The card that fails for customers is declined by payments only.
        return card.Decline is null || card.Name == "chargeCustomerFail"
            ? Succeed(change, intent, method)
            : throw Fail(change, intent, method, card.Decline);
    }

    private static SetupIntent Succeed(Change change, SetupIntent intent, PaymentMethod method)
    {
        intent.Status = PaymentIntentStatus.Succeeded;
        intent.LastSetupError = null;
        method.IsSetUp = true;
        change.Touch(method);
        if (change.Find<Customer>(intent.Customer) is { } customer)
        {
            PaymentMethods.Attach(change, method, customer);
        }

        change.Emit("setup_intent.succeeded", intent);
        return intent;
    }

    private static ApiError Fail(Change change, SetupIntent intent, PaymentMethod method, Decline decline)
    {
        intent.Status = PaymentIntentStatus.RequiresPaymentMethod;
        intent.PaymentMethod = null;
        intent.LastSetupError = new PaymentError
        {
            Code = decline.Code,
            DeclineCode = decline.DeclineCode,
            Message = decline.Message,
            Param = decline.Param,
            PaymentMethod = method,
        };
        change.Emit("setup_intent.setup_failed", intent);
        return new ApiError(402, "card_error", decline.Message)
        {
            Code = decline.Code,
            DeclineCode = decline.DeclineCode,
            Param = decline.Param,
            About = intent,
            PaymentMethod = method,
        };
    }

    private static ConfirmationWish Read(Call call)
    {
        var data = call.Parameters.Nested("payment_method_data");
        return new ConfirmationWish
        {
            PaymentMethod = call.Parameters.Text("payment_method"),
            New = data is null ? null : PaymentMethods.Read(call.Change, data),
            ReturnUrl = call.Parameters.Text("return_url"),
            UseStripeSdk = call.Parameters.Flag("use_stripe_sdk") ?? false,
            BaseUrl = call.BaseUrl,
        };
    }

    private static PaymentMethod? FindMethod(Change change, SetupIntent intent, ConfirmationWish wish) =>
        wish.New is not null ? change.Add(wish.New)
        : wish.PaymentMethod is not null ? PaymentMethods.Resolve(change, wish.PaymentMethod)
        : change.Find<PaymentMethod>(intent.PaymentMethod);

    private static ApiError Lacks(SetupIntent intent) =>
        ApiError.Unexpected(
            UnexpectedState,
            "You cannot confirm this SetupIntent because it's missing a payment method.",
            intent
        );

    private static void MustBeOpen(SetupIntent intent, string verb)
    {
        if (intent.Status is PaymentIntentStatus.Succeeded or PaymentIntentStatus.Canceled)
        {
            throw ApiError.Unexpected(
                UnexpectedState,
                $"You cannot {verb} this SetupIntent because it has a status of {intent.Status}.",
                intent
            );
        }
    }
}
