using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;

namespace Polly.RateLimiting;

/// <summary>How many executions may be under way at once.</summary>
public class RateLimiterStrategyOptions : ResilienceStrategyOptions
{
    /// <summary>Names the strategy <c>RateLimiter</c>.</summary>
    public RateLimiterStrategyOptions() => Name = "RateLimiter";

    /// <summary>The limits; by default 1000 executions at once and no queue.</summary>
    [Required]
    public ConcurrencyLimiterOptions DefaultRateLimiterOptions { get; set; } =
        new()
        {
            PermitLimit = 1000,
            QueueLimit = 0,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
}

/// <summary>Thrown when an execution found no place.</summary>
public sealed class RateLimiterRejectedException : ExecutionRejectedException
{
    /// <summary>Creates the exception with the limiter's own message.</summary>
    public RateLimiterRejectedException()
        : base("The operation could not be executed because it was rejected by the rate limiter.") { }

    /// <summary>Creates the exception.</summary>
    public RateLimiterRejectedException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    public RateLimiterRejectedException(string message, Exception inner)
        : base(message, inner) { }
}

/// <summary>Takes a permit for the time of the execution.</summary>
internal sealed class RateLimiterStrategy(RateLimiter limiter) : ResilienceStrategy
{
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state
    )
    {
        using var lease = await limiter.AcquireAsync(1, context.CancellationToken);
        return lease.IsAcquired
            ? await callback(context, state)
            : Outcome.FromException<TResult>(new RateLimiterRejectedException());
    }
}
