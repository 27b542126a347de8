using System.Net;
using Polly;
using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Says which outcomes of a request are worth another attempt.</summary>
public static class HttpClientResiliencePredicates
{
    /// <summary>Server errors, 408, 429, failures of transport and attempts that took too long.</summary>
    public static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            { Result: { } response } => IsTransient(response.StatusCode),
            { Exception: HttpRequestException or TimeoutRejectedException } => true,
            _ => false,
        };

    /// <summary>As above, and a connection that was not made in time although nobody cancelled.</summary>
    internal static bool IsTransient(Outcome<HttpResponseMessage> outcome, CancellationToken cancellation) =>
        IsTransient(outcome)
        || (
            !cancellation.IsCancellationRequested
            && outcome.Exception is OperationCanceledException { InnerException: TimeoutException }
        );

    private static bool IsTransient(HttpStatusCode status) =>
        status >= HttpStatusCode.InternalServerError
        || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
}
