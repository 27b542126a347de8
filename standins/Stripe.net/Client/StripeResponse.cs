using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Stripe;

/// <summary>What every answer of the API carries.</summary>
public abstract class StripeResponseBase(HttpStatusCode statusCode, HttpResponseHeaders headers)
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; } = statusCode;

    /// <summary>The headers of the answer.</summary>
    public HttpResponseHeaders Headers { get; } = headers;

    /// <summary>When the API answered, by its own clock.</summary>
    public DateTimeOffset? Date => Headers?.Date;

    /// <summary>The idempotency key that the request carried.</summary>
    public string IdempotencyKey => First("Idempotency-Key");

    /// <summary>The id under which Stripe logged the request.</summary>
    public string RequestId => First("Request-Id");

    /// <inheritdoc/>
    public override string ToString() =>
        string.Format(
            CultureInfo.CurrentCulture,
            "<{0} status={1} Request-Id={2} Date={3}>",
            GetType().FullName,
            (int)StatusCode,
            RequestId,
            Date?.ToString("s", CultureInfo.CurrentCulture)
        );

    private string First(string header) =>
        Headers is not null && Headers.TryGetValues(header, out var values) ? values.First() : null;
}

/// <summary>An answer whose body has been read.</summary>
public class StripeResponse(HttpStatusCode statusCode, HttpResponseHeaders headers, string content)
    : StripeResponseBase(statusCode, headers)
{
    /// <summary>The body.</summary>
    public string Content { get; } = content;
}

/// <summary>An answer whose body is still to be read.</summary>
public class StripeStreamedResponse(HttpStatusCode statusCode, HttpResponseHeaders headers, Stream body)
    : StripeResponseBase(statusCode, headers)
{
    private Task<StripeResponse> read;

    /// <summary>The body; it can be read once.</summary>
    public Stream Body { get; } = body;

    /// <summary>Reads the body as text.</summary>
    public Task<StripeResponse> ToStripeResponseAsync() => read ??= ReadAsync();

    private async Task<StripeResponse> ReadAsync()
    {
        using var reader = new StreamReader(Body);
        return new StripeResponse(StatusCode, Headers, await reader.ReadToEndAsync());
    }
}
