using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>The strategies of the standard pipeline, outermost first.</summary>
public class HttpStandardResilienceOptions
{
    /// <summary>At most 1000 requests at once.</summary>
    [Required]
    public HttpRateLimiterStrategyOptions RateLimiter { get; set; } = new() { Name = "Standard-RateLimiter" };

    /// <summary>30 seconds for the request with all its attempts.</summary>
    [Required]
    public HttpTimeoutStrategyOptions TotalRequestTimeout { get; set; } =
        new() { Name = "Standard-TotalRequestTimeout" };

    /// <summary>3 retries, 2 seconds and doubling, with jitter.</summary>
    [Required]
    public HttpRetryStrategyOptions Retry { get; set; } = new() { Name = "Standard-Retry" };

    /// <summary>Opens for 5 seconds when 10 % of at least 100 attempts in 30 seconds failed.</summary>
    [Required]
    public HttpCircuitBreakerStrategyOptions CircuitBreaker { get; set; } = new() { Name = "Standard-CircuitBreaker" };

    /// <summary>10 seconds for one attempt.</summary>
    [Required]
    public HttpTimeoutStrategyOptions AttemptTimeout { get; set; } =
        new() { Timeout = TimeSpan.FromSeconds(10), Name = "Standard-AttemptTimeout" };
}

/// <summary>Refuses times that would make one strategy defeat another.</summary>
internal sealed class StandardResilienceValidator : IValidateOptions<HttpStandardResilienceOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpStandardResilienceOptions options)
    {
        var builder = new ValidateOptionsResultBuilder();
        var attempt = options.AttemptTimeout.Timeout;
        if (attempt > options.TotalRequestTimeout.Timeout)
        {
            builder.AddError(
                $"The total request timeout ({options.TotalRequestTimeout.Timeout.TotalSeconds}s) must not be shorter than the attempt timeout ({attempt.TotalSeconds}s)."
            );
        }

        if (options.CircuitBreaker.SamplingDuration < attempt * 2)
        {
            builder.AddError(
                $"The circuit breaker's sampling duration ({options.CircuitBreaker.SamplingDuration.TotalSeconds}s) must be at least twice the attempt timeout ({attempt.TotalSeconds}s)."
            );
        }

        return builder.Build();
    }
}
