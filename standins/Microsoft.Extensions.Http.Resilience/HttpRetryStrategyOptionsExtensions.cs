using System.Diagnostics.CodeAnalysis;
using Polly.Retry;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Keeps requests that must not be repeated from being repeated.</summary>
[Experimental("EXTEXP0001", UrlFormat = "https://aka.ms/dotnet-extensions-warnings/{0}")]
public static class HttpRetryStrategyOptionsExtensions
{
    /// <summary>Disables retries of methods that change something: POST, PUT, PATCH, DELETE and CONNECT.</summary>
    public static void DisableForUnsafeHttpMethods(this HttpRetryStrategyOptions options) =>
        options.DisableFor(HttpMethod.Delete, HttpMethod.Post, HttpMethod.Put, HttpMethod.Connect, HttpMethod.Patch);

    /// <summary>Disables retries of the given methods.</summary>
    public static void DisableFor(this HttpRetryStrategyOptions options, params HttpMethod[] methods)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (methods is not { Length: > 0 })
        {
            throw new ArgumentException("Name at least one HTTP method.", nameof(methods));
        }

        var shouldHandle = options.ShouldHandle;
        options.ShouldHandle = async args =>
            await shouldHandle(args) && !(Request(args) is { } request && methods.Contains(request.Method));
    }

    private static HttpRequestMessage? Request(RetryPredicateArguments<HttpResponseMessage> args) =>
        args.Outcome.Result?.RequestMessage ?? args.Context.Properties.GetValue(ResilienceHandler.RequestKey, null);
}
