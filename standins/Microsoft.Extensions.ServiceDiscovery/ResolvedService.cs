using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>The endpoints of one service, found again when their token says they changed.</summary>
internal sealed class ResolvedService(
    IReadOnlyList<IServiceEndpointProvider> providers,
    ServiceDiscoveryOptions options,
    TimeProvider time
) : IAsyncDisposable
{
    private readonly SemaphoreSlim _resolving = new(1, 1);
    private Resolution? _resolution;
    private long _usedAt = time.GetTimestamp();
    private uint _turn = uint.MaxValue;

    public TimeSpan Unused => time.GetElapsedTime(Interlocked.Read(ref _usedAt));

    public async ValueTask<ServiceEndpoint?> Next(CancellationToken cancellation)
    {
        var endpoints = (await Endpoints(cancellation)).Endpoints;
        return endpoints.Count switch
        {
            0 => null,
            1 => endpoints[0],
            var count => endpoints[(int)(Interlocked.Increment(ref _turn) % (uint)count)],
        };
    }

    public async ValueTask<ServiceEndpointSource> Endpoints(CancellationToken cancellation)
    {
        Interlocked.Exchange(ref _usedAt, time.GetTimestamp());
        if (Current() is { } current)
        {
            return current;
        }

        await _resolving.WaitAsync(cancellation);
        try
        {
            return Current() ?? await Resolve(cancellation);
        }
        finally
        {
            _resolving.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in providers)
        {
            await provider.DisposeAsync();
        }

        _resolving.Dispose();
    }

    private ServiceEndpointSource? Current()
    {
        if (Volatile.Read(ref _resolution) is not { } resolution || resolution.Source.ChangeToken.HasChanged)
        {
            return null;
        }

        // Only a token that reports changes by itself can be trusted for longer.
        var stale =
            !resolution.Source.ChangeToken.ActiveChangeCallbacks
            && time.GetElapsedTime(resolution.At) >= options.RefreshPeriod;
        return stale ? null : resolution.Source;
    }

    private async ValueTask<ServiceEndpointSource> Resolve(CancellationToken cancellation)
    {
        var found = new Found();
        foreach (var provider in providers)
        {
            await provider.PopulateAsync(found, cancellation);
        }

        var source = found.Source();
        Volatile.Write(ref _resolution, new Resolution(source, time.GetTimestamp()));
        return source;
    }

    private sealed record Resolution(ServiceEndpointSource Source, long At);

    private sealed class Found : IServiceEndpointBuilder
    {
        private readonly List<ServiceEndpoint> _endpoints = [];
        private readonly List<IChangeToken> _tokens = [];

        public IList<ServiceEndpoint> Endpoints => _endpoints;

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public void AddChangeToken(IChangeToken changeToken) => _tokens.Add(changeToken);

        public ServiceEndpointSource Source() => new(_endpoints, new CompositeChangeToken(_tokens), Features);
    }
}
