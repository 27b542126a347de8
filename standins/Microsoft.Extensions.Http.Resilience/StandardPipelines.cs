using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Polly;
using Polly.RateLimiting;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>
/// The pipelines by name and key. They outlive message handlers, which are replaced every few minutes, so that a
/// circuit breaker remembers; changed options make new pipelines.
/// </summary>
internal sealed class StandardPipelines : IDisposable
{
    private readonly ConcurrentDictionary<(string Name, string Key), Lazy<Entry>> _pipelines = new();
    private readonly IOptionsMonitor<HttpStandardResilienceOptions> _options;
    private readonly IDisposable? _changes;

    public StandardPipelines(IOptionsMonitor<HttpStandardResilienceOptions> options)
    {
        _options = options;
        _changes = options.OnChange((_, name) => Forget(name));
    }

    public ResiliencePipeline<HttpResponseMessage> Get(string name, string key) =>
        _pipelines.GetOrAdd((name, key), _ => new Lazy<Entry>(() => Build(name))).Value.Pipeline;

    public void Dispose()
    {
        _changes?.Dispose();
        foreach (var entry in _pipelines.Values.Where(entry => entry.IsValueCreated))
        {
            entry.Value.Limiter.Dispose();
        }
    }

    private void Forget(string? name)
    {
        foreach (var key in _pipelines.Keys.Where(key => string.Equals(key.Name, name, StringComparison.Ordinal)))
        {
            // Requests under way still hold leases of the old limiter: it is left to the garbage collector.
            _pipelines.TryRemove(key, out _);
        }
    }

    private Entry Build(string name)
    {
        var options = _options.Get(name);
        var limiter = new ConcurrencyLimiter(options.RateLimiter.DefaultRateLimiterOptions);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = name };
        builder
            .AddStrategy(_ => new RateLimiterStrategy(limiter), options.RateLimiter)
            .AddTimeout(options.TotalRequestTimeout)
            .AddRetry(options.Retry)
            .AddCircuitBreaker(options.CircuitBreaker)
            .AddTimeout(options.AttemptTimeout);
        return new Entry(builder.Build(), limiter);
    }

    private sealed record Entry(ResiliencePipeline<HttpResponseMessage> Pipeline, RateLimiter Limiter);
}

/// <summary>By what the pipelines of one name are told apart; nothing by default.</summary>
internal sealed class PipelineSelection
{
    public Func<HttpRequestMessage, string> Key { get; set; } = _ => "";
}
