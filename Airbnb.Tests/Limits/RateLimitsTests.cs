using System.Net;
using Airbnb.Core.Limits;
using Airbnb.Core.Persistence;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Airbnb.Tests.Limits;

/// <summary>Buckets in the stack's Redis, as several replicas use them.</summary>
public sealed class RateLimitsTests(SharedStack stack) : SharedStackTests(stack)
{
    private static readonly LimitOptions Ten = new() { Registration = 10 };
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string somebody = RateLimits.Of(Guid.NewGuid());
    private ConnectionMultiplexer redis = null!;

    public override async Task InitializeAsync() => redis = await App.OpenRedis();

    public override async Task DisposeAsync() => await redis.CloseAsync();

    [Fact]
    public async Task Two_replicas_together_grant_what_the_bucket_holds()
    {
        RateLimits[] replicas = [Replica(redis), Replica(redis)];
        var bucket = Ten.BucketOf(LimitGroup.Registration);

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(i => replicas[i % 2].Take(LimitGroup.Registration, somebody))
        );

        // By Redis' clock: when each was asked is what the bucket was short of, before it was full.
        var asked = taken.Select(t => t.FullAt - (long)t.Reset.TotalMicroseconds).ToArray();
        var most = bucket.Size + (asked.Max() - asked.Min()) / bucket.Each;
        Assert.InRange(taken.Count(t => t.Granted), bucket.Size, most);
    }

    [Fact]
    public async Task Redis_reckons_as_the_bucket_does()
    {
        var options = new LimitOptions { Writes = 6_000 }; // one in 10 ms
        var (limits, bucket) = (Replica(redis, options), options.BucketOf(LimitGroup.Writes));
        var pace = new Random(1);
        var fullAt = 0L;
        for (var i = 0; i < 300; i++)
        {
            var all = await Task.WhenAll(
                Enumerable.Range(0, pace.Next(1, 60)).Select(_ => limits.Take(LimitGroup.Writes, somebody))
            );
            foreach (var taken in all.OrderBy(taken => taken.FullAt).ThenByDescending(taken => taken.Granted))
            {
                var now = taken.FullAt - (long)taken.Reset.TotalMicroseconds;
                Assert.Equal(bucket.Take(fullAt, now), taken);
                fullAt = taken.FullAt;
            }
        }
    }

    [Fact]
    public async Task What_one_takes_is_nobody_elses()
    {
        var limits = Replica(redis, new LimitOptions { Registration = 1, SignIn = 1 });
        Assert.True((await limits.Take(LimitGroup.Registration, somebody)).Granted);
        Assert.False((await limits.Take(LimitGroup.Registration, somebody)).Granted);
        Assert.True((await limits.Take(LimitGroup.SignIn, somebody)).Granted);
        Assert.True((await limits.Take(LimitGroup.Registration, RateLimits.Of(Guid.NewGuid()))).Granted);
    }

    [Fact]
    public async Task Nothing_is_left_in_Redis_when_the_bucket_is_full_again()
    {
        var limits = Replica(redis, new LimitOptions { Writes = 600 });
        await limits.Take(LimitGroup.Writes, somebody);
        await Eventually.True(
            async () => !await redis.GetDatabase().KeyExistsAsync($"limit:writes:{somebody}"),
            "the bucket to be forgotten"
        );
    }

    [Fact]
    public async Task Without_Redis_each_replica_counts_for_itself()
    {
        var clock = new StoppedClock(Now);
        RateLimits[] replicas = [Replica(null, clock: clock), Replica(null, clock: clock)];
        foreach (var limits in replicas)
        {
            for (var i = 9; i >= 0; i--)
                Assert.Equal(i, (await limits.Take(LimitGroup.Registration, somebody)).Remaining);
            var refused = await limits.Take(LimitGroup.Registration, somebody);
            Assert.Equal((false, TimeSpan.FromSeconds(6)), (refused.Granted, refused.Wait));
        }
        clock.Now += TimeSpan.FromSeconds(6);
        Assert.True((await replicas[0].Take(LimitGroup.Registration, somebody)).Granted);
    }

    [Fact]
    public void Full_buckets_are_not_remembered()
    {
        var (local, bucket) = (new LocalBuckets(), new TokenBucket(10, TimeSpan.FromMinutes(1)));
        for (var i = 0; i < 100_000; i++)
            local.Take(bucket, $"{i}", Now.AddMilliseconds(i));
        Assert.InRange(local.Count, 6_000, 13_000); // those of the last six seconds, and as many again
    }

    [Theory]
    [InlineData("192.0.2.7", "address:192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "address:192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "address:2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::9", "address:2001:db8:1:2::/64")]
    public void A_network_of_IPv6_is_one_address(string address, string counted) =>
        Assert.Equal(counted, RateLimits.Of(IPAddress.Parse(address)));

    private static RateLimits Replica(
        IConnectionMultiplexer? redis,
        LimitOptions? options = null,
        TimeProvider? clock = null
    ) =>
        new(
            new SharedCache(redis, TimeSpan.FromSeconds(30)),
            Options.Create(options ?? Ten),
            clock ?? TimeProvider.System
        );
}
