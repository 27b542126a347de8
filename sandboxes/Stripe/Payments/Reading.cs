using StripeSandbox.Api;
using StripeSandbox.Objects;

namespace StripeSandbox.Payments;

/// <summary>Reads what several kinds of objects have in common.</summary>
public static class Reading
{
    private const long Most = 99_999_999;

    public static string Currency(this Parameters parameters)
    {
        var currency = parameters.Required("currency").ToLowerInvariant();
        return Currencies.Exists(currency)
            ? currency
            : throw ApiError.Invalid($"Invalid currency: {currency}.", "currency");
    }

    public static void CheckAmount(long amount, string currency)
    {
        var least = Currencies.LeastOf(currency);
        if (amount < least)
        {
            throw ApiError.Invalid(
                $"Amount must be at least {Currencies.Text(least, currency)} {currency}",
                "amount",
                "amount_too_small"
            );
        }

        if (amount > Most)
        {
            throw ApiError.Invalid(
                $"Amount must be no more than {Currencies.Text(Most, currency)}",
                "amount",
                "amount_too_large"
            );
        }
    }

    public static BillingDetails BillingDetails(this Parameters? parameters) =>
        parameters is null
            ? new BillingDetails()
            : new BillingDetails
            {
                Address = parameters.Nested("address").Address() ?? new BillingDetails().Address,
                Email = parameters.Text("email"),
                Name = parameters.Text("name"),
                Phone = parameters.Text("phone"),
            };

    public static Address? Address(this Parameters? parameters) =>
        parameters is null
            ? null
            : new Address(
                parameters.Text("city"),
                parameters.Text("country"),
                parameters.Text("line1"),
                parameters.Text("line2"),
                parameters.Text("postal_code"),
                parameters.Text("state")
            );

    public static Shipping? Shipping(this Parameters? parameters) =>
        parameters is null
            ? null
            : new Shipping(
                parameters.Nested("address").Address(),
                parameters.Text("carrier"),
                parameters.Text("name"),
                parameters.Text("phone"),
                parameters.Text("tracking_number")
            );

    public static List<string>? PaymentMethodTypes(this Parameters parameters)
    {
        var types = parameters.List("payment_method_types");
        return types?.Find(type => type is not ("card" or "link")) is { } unknown
            ? throw ApiError.Invalid(
                $"The payment method type \"{unknown}\" is invalid. This sandbox knows cards.",
                "payment_method_types"
            )
            : types;
    }

    public static AutomaticPaymentMethods? AutomaticPaymentMethods(this Parameters parameters)
    {
        if (parameters.Nested("automatic_payment_methods") is not { } nested)
        {
            return null;
        }

        var redirects = nested.OneOf("allow_redirects", "always", "never") ?? "always";
        return new AutomaticPaymentMethods(redirects, nested.Flag("enabled") ?? throw nested.Lacks("enabled"));
    }

    /// <summary>Updates a text of an object only when the parameter was given.</summary>
    public static void IfGiven(this Parameters parameters, string name, Action<string?> assign)
    {
        var text = parameters.Text(name);
        if (parameters.Has(name))
        {
            assign(text);
        }
    }
}
