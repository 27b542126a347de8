using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>How many requests may be under way at once.</summary>
public class HttpRateLimiterStrategyOptions : RateLimiterStrategyOptions;

/// <summary>How long a request may take.</summary>
public class HttpTimeoutStrategyOptions : TimeoutStrategyOptions;

/// <summary>When requests are no longer sent to a server that keeps failing.</summary>
public class HttpCircuitBreakerStrategyOptions : CircuitBreakerStrategyOptions<HttpResponseMessage>
{
    /// <summary>Counts transient failures.</summary>
    public HttpCircuitBreakerStrategyOptions() =>
        ShouldHandle = args => ValueTask.FromResult(HttpClientResiliencePredicates.IsTransient(args.Outcome));
}

/// <summary>How often and when a request is sent again.</summary>
public class HttpRetryStrategyOptions : RetryStrategyOptions<HttpResponseMessage>
{
    private bool _shouldRetryAfterHeader;

    /// <summary>Retries transient failures with exponential delays and jitter, minding <c>Retry-After</c>.</summary>
    public HttpRetryStrategyOptions()
    {
        ShouldHandle = args =>
            ValueTask.FromResult(
                HttpClientResiliencePredicates.IsTransient(args.Outcome, args.Context.CancellationToken)
            );
        BackoffType = Polly.DelayBackoffType.Exponential;
        UseJitter = true;
        ShouldRetryAfterHeader = true;
    }

    /// <summary>Whether a server's <c>Retry-After</c> decides about the delay. True by default.</summary>
    public bool ShouldRetryAfterHeader
    {
        get => _shouldRetryAfterHeader;
        set
        {
            _shouldRetryAfterHeader = value;
            DelayGenerator = value ? args => ValueTask.FromResult(RetryAfter(args.Outcome.Result)) : null;
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage? response)
    {
        var header = response?.Headers.RetryAfter;
        var delay = header?.Delta ?? header?.Date - TimeProvider.System.GetUtcNow();
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}
