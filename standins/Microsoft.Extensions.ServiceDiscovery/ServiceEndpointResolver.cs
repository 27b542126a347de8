using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>Finds the endpoints of services, and keeps them for as long as they are right.</summary>
public sealed class ServiceEndpointResolver : IAsyncDisposable
{
    private static readonly TimeSpan KeptUnused = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, ResolvedService> _services = new(StringComparer.Ordinal);
    private readonly List<IServiceEndpointProviderFactory> _factories;
    private readonly ServiceDiscoveryOptions _options;
    private readonly TimeProvider _time;
    private long _sweptAt;

    internal ServiceEndpointResolver(
        IEnumerable<IServiceEndpointProviderFactory> factories,
        IOptions<ServiceDiscoveryOptions> options,
        TimeProvider time
    )
    {
        // Passing through always finds something: whenever it was registered, it is asked last.
        _factories = [.. factories.OrderBy(factory => factory is PassThroughServiceEndpointProviderFactory)];
        _options = options.Value;
        _time = time;
        _sweptAt = time.GetTimestamp();
    }

    /// <summary>The endpoints of a service, such as <c>https+http://api</c>.</summary>
    public async ValueTask<ServiceEndpointSource> GetEndpointsAsync(
        string serviceName,
        CancellationToken cancellationToken
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(serviceName);
        return await Service(serviceName).Endpoints(cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var name in _services.Keys)
        {
            if (_services.TryRemove(name, out var service))
            {
                await service.DisposeAsync();
            }
        }
    }

    /// <summary>The service's endpoints in turn.</summary>
    internal async ValueTask<ServiceEndpoint> Next(string serviceName, CancellationToken cancellation) =>
        await Service(serviceName).Next(cancellation)
        ?? throw new InvalidOperationException($"Unable to resolve endpoint for service {serviceName}");

    private ResolvedService Service(string name)
    {
        if (_services.TryGetValue(name, out var known))
        {
            return known;
        }

        ForgetUnused();
        return _services.GetOrAdd(name, _ => new ResolvedService(Providers(name), _options, _time));
    }

    private List<IServiceEndpointProvider> Providers(string name)
    {
        if (!ServiceEndpointQuery.TryParse(name, out var query))
        {
            throw new ArgumentException($"'{name}' is no valid service name; it must be a URI.", nameof(name));
        }

        List<IServiceEndpointProvider> providers = [];
        foreach (var factory in _factories)
        {
            if (factory.TryCreateProvider(query, out var provider))
            {
                providers.Add(provider);
            }
        }

        return providers.Count > 0
            ? providers
            : throw new InvalidOperationException(
                $"No provider which supports the provided service name, '{name}', has been configured."
            );
    }

    /// <summary>A process that calls ever new hosts must not remember them all.</summary>
    private void ForgetUnused()
    {
        var swept = Interlocked.Read(ref _sweptAt);
        if (
            _time.GetElapsedTime(swept) < KeptUnused
            || Interlocked.CompareExchange(ref _sweptAt, _time.GetTimestamp(), swept) != swept
        )
        {
            return;
        }

        foreach (var (name, service) in _services)
        {
            if (service.Unused > KeptUnused)
            {
                // Not disposed: a request that just took it may still ask it.
                _services.TryRemove(name, out _);
            }
        }
    }
}
