using System.Net;
using System.Net.Sockets;
using Airbnb.Core.Persistence;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Limits;

/// <summary>
/// How often people and addresses may ask, over all replicas: the buckets are in Redis, and go by its clock. Without Redis
/// each replica counts for itself.
/// </summary>
public sealed class RateLimits(SharedCache redis, IOptions<LimitOptions> options, TimeProvider time)
{
    /// <summary>What <see cref="TokenBucket.Take"/> does, where all replicas do it one after another.</summary>
    private const string TakeScript = """
        local size, each = tonumber(ARGV[1]), tonumber(ARGV[2])
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local full = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now)
        local granted = 0
        if full + each - now <= size * each then
            granted, full = 1, full + each
            redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
        end
        return { granted, string.format('%.0f', full), string.format('%.0f', now) }
        """;

    private readonly LocalBuckets local = new();

    public static string Of(Guid userId) => $"user:{userId}";

    /// <summary>Whoever has one address of IPv6 has the 2^64 beside it.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "address:none";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return $"address:{address}";
        var network = address.GetAddressBytes();
        network.AsSpan(8).Clear();
        return $"address:{new IPAddress(network)}/64";
    }

    public TokenBucket BucketOf(LimitGroup group) => options.Value.BucketOf(group);

    /// <param name="whose">From <see cref="Of(Guid)"/>: whoever asks.</param>
    public async Task<Taken> Take(LimitGroup group, string whose)
    {
        var (bucket, key) = (BucketOf(group), $"limit:{SnakeCase.Of(group.ToString())}:{whose}");
        return await redis.Run(TakeScript, [key], bucket.Size, bucket.Each) is { } answer
            ? bucket.Left((int)answer[0] == 1, (long)answer[1], (long)answer[2])
            : local.Take(bucket, key, time.GetUtcNow());
    }
}
