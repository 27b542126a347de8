using System.Net;
using System.Text.Json;

namespace Stripe;

/// <summary>The API answered with an error, or an event could not be trusted.</summary>
public class StripeException : Exception
{
    /// <summary>Makes an exception without details.</summary>
    public StripeException() { }

    /// <summary>Makes an exception with a message.</summary>
    public StripeException(string message)
        : base(message) { }

    /// <summary>Makes an exception with a cause.</summary>
    public StripeException(string message, Exception err)
        : base(message, err) { }

    /// <summary>Makes an exception from an error of the API.</summary>
    public StripeException(HttpStatusCode httpStatusCode, StripeError stripeError, string message)
        : base(message)
    {
        HttpStatusCode = httpStatusCode;
        StripeError = stripeError;
    }

    /// <summary>The HTTP status; zero when no answer was involved.</summary>
    public HttpStatusCode HttpStatusCode { get; set; }

    /// <summary>What the API says is wrong; null when the answer could not be read.</summary>
    public StripeError StripeError { get; set; }

    /// <summary>The answer itself.</summary>
    public StripeResponse StripeResponse { get; set; }

    internal static StripeException Unreadable(StripeResponse response) =>
        new(response.StatusCode, null, $"Invalid response object from API: \"{response.Content}\"")
        {
            StripeResponse = response,
        };

    internal static StripeException From(StripeResponse response)
    {
        if (ReadError(response.Content) is not { } error)
        {
            return Unreadable(response);
        }

        error.StripeResponse = response;
        return new StripeException(response.StatusCode, error, error.Message ?? error.ErrorDescription)
        {
            StripeResponse = response,
        };
    }

    private static StripeError ReadError(string content)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(content);
        }
        catch (JsonException)
        {
            return null;
        }

        using (document)
        {
            if (!document.RootElement.TryGetProperty("error", out var error))
            {
                return null;
            }

            // OAuth answers {"error": "code", "error_description": ...}; everything else nests an object.
            return StripeEntity.FromJson<StripeError>(
                error.ValueKind == JsonValueKind.String ? content : error.GetRawText()
            );
        }
    }
}
