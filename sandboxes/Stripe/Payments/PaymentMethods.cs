using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Payments;

/// <summary>Cards, made from numbers, tokens and the ids of the test cards, and bank accounts by the ids of theirs.</summary>
public static class PaymentMethods
{
    private const string Path = "/v1/payment_methods";

    public static IEnumerable<Operation> Operations =>
        [
            new("POST", Path, "payment_method", Create) { ForBrowsers = true },
            new("GET", Path, "payment_method", List) { IsList = true },
            new("GET", Path + "/{id}", "payment_method", Retrieve),
            new("POST", Path + "/{id}", "payment_method", Update),
            new("POST", Path + "/{id}/attach", "payment_method", AttachTo),
            new("POST", Path + "/{id}/detach", "payment_method", Detach),
        ];

    /// <summary>Finds a payment method, or makes one when the id is that of a test card or account.</summary>
    public static PaymentMethod Resolve(Change change, string id, string param = "payment_method")
    {
        if (change.Find<PaymentMethod>(id) is { } known)
        {
            return known;
        }

        if (
            id.StartsWith("pm_card_", StringComparison.Ordinal)
            && TestCards.WithName(id["pm_card_".Length..]) is { } card
        )
        {
            return change.Add(Make(card, NextYear(change)));
        }

        return
            id.StartsWith("pm_", StringComparison.Ordinal) && TestAccounts.WithName(id["pm_".Length..]) is { } account
            ? change.Add(Make(account))
            : throw ApiError.Missing("PaymentMethod", id, param, param == "id" ? 404 : 400);
    }

    /// <summary>Makes a payment method from <c>payment_method_data</c> or the parameters of a creation.</summary>
    public static PaymentMethod Read(Change change, Parameters parameters)
    {
        _ = parameters.OneOf("type", "card") ?? throw parameters.Lacks("type");
        var card = parameters.Nested("card") ?? throw parameters.Lacks("card");
        var method = card.Has("token") ? FromToken(change, card) : FromNumber(change, card);
        method.BillingDetails = parameters.Nested("billing_details").BillingDetails();
        method.AllowRedisplay =
            parameters.OneOf("allow_redisplay", "always", "limited", "unspecified") ?? "unspecified";
        parameters.ApplyMetadata(method);
        return method;
    }

    public static void Attach(Change change, PaymentMethod method, Customer customer)
    {
        if (method.Customer == customer.Id)
        {
            return;
        }

        if (method.Customer is not null)
        {
            throw ApiError.Invalid("The payment method you provided has already been attached to a customer.");
        }

        method.Customer = customer.Id;
        change.Emit("payment_method.attached", method);
    }

    private static PaymentMethod Create(Call call)
    {
        var method = Read(call.Change, call.Parameters);
        call.Parameters.RefuseRest(Stray.OfBrowsers);
        return call.Change.Add(method);
    }

    private static object List(Call call)
    {
        var customer = call.Named<Customer>("customer")?.Id;
        _ = call.Parameters.OneOf("type", "card");
        return call.Page<PaymentMethod>(Path, method => method.Customer is not null && method.Customer == customer);
    }

    private static PaymentMethod Retrieve(Call call)
    {
        call.Parameters.RefuseRest();
        return Resolve(call.Change, call.Id, "id");
    }

    private static PaymentMethod Update(Call call)
    {
        var method = call.Subject<PaymentMethod>();
        var billing = call.Parameters.Nested("billing_details");
        var details = billing.BillingDetails();
        var metadata = call.Parameters.ReadMetadata(method.Metadata);
        var redisplay = call.Parameters.OneOf("allow_redisplay", "always", "limited", "unspecified");
        call.Parameters.RefuseRest();
        var before = Rendering.Of(method, call.Change);
        method.BillingDetails = billing is null ? method.BillingDetails : details;
        method.Metadata = metadata ?? method.Metadata;
        method.AllowRedisplay = redisplay ?? method.AllowRedisplay;
        call.Change.EmitUpdate("payment_method.updated", before, method);
        return method;
    }

    private static PaymentMethod AttachTo(Call call)
    {
        var customer = call.Named<Customer>("customer") ?? throw call.Parameters.Lacks("customer");
        call.Parameters.RefuseRest();
        var method = Resolve(call.Change, call.Id, "id");
        Attach(call.Change, method, customer);
        return method;
    }

    private static PaymentMethod Detach(Call call)
    {
        var method = call.Subject<PaymentMethod>();
        call.Parameters.RefuseRest();
        if (method.Customer is null)
        {
            throw ApiError.Invalid(
                "The payment method you provided is not attached to a customer so detachment is impossible."
            );
        }

        method.Customer = null;
        call.Change.Emit("payment_method.detached", method);
        return method;
    }

    private static PaymentMethod FromToken(Change change, Parameters card)
    {
        var token = card.Required("token");
        return
            token.StartsWith("tok_", StringComparison.Ordinal)
            && TestCards.WithName(token["tok_".Length..]) is { } known
            ? Make(known, NextYear(change))
            : throw ApiError.Missing("token", token, "card[token]", 400);
    }

    private static PaymentMethod FromNumber(Change change, Parameters card)
    {
        var number = card.Required("number").Replace(" ", "", StringComparison.Ordinal);
        var month = card.RequiredInteger("exp_month", long.MinValue);
        var year = card.RequiredInteger("exp_year", long.MinValue);
        var cvc = card.Text("cvc");
        if (!TestCards.IsWellFormed(number))
        {
            throw Refused("incorrect_number", "Your card number is incorrect.", "number");
        }

        if (month is < 1 or > 12)
        {
            throw Refused("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
        }

        var fullYear = (int)(year < 100 ? 2000 + year : year);
        if (fullYear > change.Now.Year + 50 || fullYear * 12 + month < change.Now.Year * 12 + change.Now.Month)
        {
            throw Refused("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year");
        }

        if (cvc is not null && (cvc.Length is < 3 or > 4 || !cvc.All(char.IsAsciiDigit)))
        {
            throw Refused("invalid_cvc", "Your card's security code is invalid.", "cvc");
        }

        var known = TestCards.WithNumber(number);
        if (known is null)
        {
            throw new ApiError(402, "card_error", TestCards.NotATestCard.Message)
            {
                Code = TestCards.NotATestCard.Code,
                DeclineCode = TestCards.NotATestCard.DeclineCode,
            };
        }

        var method = Make(known, fullYear);
        method.Card!.ExpMonth = (int)month;
        method.Card.Checks = new CardChecks(null, null, cvc is null ? null : "pass");
        return method;
    }

    private static ApiError Refused(string code, string message, string param) =>
        new(402, "card_error", message) { Code = code, Param = param };

    private static int NextYear(Change change) => change.Now.Year + 1;

    private static PaymentMethod Make(TestCard card, int year) =>
        new()
        {
            Id = Ids.New("pm_"),
            Number = card.Number,
            IsSetUp = card.IsSetUp,
            Card = new Card
            {
                Brand = card.Brand,
                Country = card.Country,
                DisplayBrand = card.Brand,
                ExpMonth = 8,
                ExpYear = year,
                Fingerprint = Fingerprint(card.Number),
                Funding = card.Funding,
                Last4 = card.Number[^4..],
                ThreeDSecureUsage = new ThreeDSecureUsage(card.SupportsChallenge),
            },
        };

    private static PaymentMethod Make(TestAccount account) =>
        new()
        {
            Id = Ids.New("pm_"),
            Number = account.Iban,
            Type = TestAccounts.Type,
            SepaDebit = new SepaDebit(
                account.Iban[4..9],
                null,
                account.Country,
                Fingerprint(account.Iban),
                account.Iban[^4..]
            ),
        };

    // The same card or account has the same fingerprint in every payment method.
    private static string Fingerprint(string number) =>
        Convert
            .ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(number)))[..16]
            .ToLower(CultureInfo.InvariantCulture);
}

/// <summary>What Stripe.js adds to its requests of its own accord.</summary>
public static class Stray
{
    public static readonly string[] OfBrowsers =
    [
        "_stripe_account",
        "_stripe_version",
        "client_attribution_metadata",
        "client_context",
        "expected_payment_method_type",
        "guid",
        "muid",
        "payment_user_agent",
        "pasted_fields",
        "radar_options",
        "referrer",
        "sid",
        "time_on_page",
    ];
}
