using System.Text.Json.Nodes;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Api;

/// <summary>An error the way Stripe answers it.</summary>
public sealed class ApiError(int status, string type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public string? Code { get; init; }

    public string? DeclineCode { get; init; }

    public string? Param { get; init; }

    public string? Charge { get; init; }

    /// <summary>The object that the error is about, written out below its kind.</summary>
    public StripeObject? About { get; init; }

    public PaymentMethod? PaymentMethod { get; init; }

    /// <summary>Whether nothing was begun, so that an idempotency key does not remember the answer.</summary>
    public bool NothingBegun { get; init; }

    public static ApiError Invalid(string message, string? param = null, string? code = null) =>
        new(400, "invalid_request_error", message)
        {
            Param = param,
            Code = code,
            NothingBegun = true,
        };

    public static ApiError Missing(string kind, string id, string param = "id", int status = 404) =>
        new(status, "invalid_request_error", $"No such {kind}: '{id}'")
        {
            Code = "resource_missing",
            Param = param,
            NothingBegun = true,
        };

    public static ApiError Unexpected(string code, string message, StripeObject about) =>
        new(400, "invalid_request_error", message) { Code = code, About = about };

    /// <summary>Writes the error; without a <paramref name="change"/> it is about no object.</summary>
    public JsonObject Render(string requestLog, Change? change = null)
    {
        var error = new JsonObject { ["message"] = Message, ["type"] = Type };
        Add("code", Code);
        Add("decline_code", DeclineCode);
        Add("param", Param);
        Add("charge", Charge);
        Add("doc_url", Code is null ? null : $"https://stripe.com/docs/error-codes/{Code.Replace('_', '-')}");
        Add("request_log_url", requestLog);
        if (About is not null && change is not null)
        {
            error[About.Object] = Rendering.Of(About, change);
        }

        if (PaymentMethod is not null && change is not null)
        {
            error["payment_method"] = Rendering.Of(PaymentMethod, change);
        }

        return new JsonObject { ["error"] = error };

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                error[name] = value;
            }
        }
    }
}
