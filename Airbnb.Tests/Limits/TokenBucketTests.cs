using Airbnb.Core.Limits;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Limits;

/// <summary>What holds of a bucket, whoever takes from it and when.</summary>
public sealed class TokenBucketTests
{
    private static readonly Gen<TokenBucket> AnyBucket =
        from size in Gen.Choose(1, 50)
        from seconds in Gen.Choose(1, 120)
        select new TokenBucket(size, TimeSpan.FromSeconds(seconds));

    /// <summary>Pauses between one try and the next: many at once, and some about as long as a token takes.</summary>
    private static readonly Gen<long[]> AnyPauses = Gen.OneOf(
            Gen.Constant(0L),
            Gen.Choose(0, 100_000).Select(pause => (long)pause),
            Gen.Choose(0, 30_000_000).Select(pause => (long)pause)
        )
        .ListOf()
        .Select(pauses => pauses.ToArray());

    private static readonly Arbitrary<(TokenBucket Bucket, long[] Pauses)> AnyUse = (
        from bucket in AnyBucket
        from pauses in AnyPauses
        select (bucket, pauses)
    ).ToArbitrary();

    [Fact]
    public void In_any_stretch_of_time_no_more_are_granted_than_it_held_and_got() =>
        Check(
            (bucket, tries) =>
            {
                var granted = tries.Where(attempt => attempt.Taken.Granted).Select(attempt => attempt.At).ToArray();
                return Enumerable
                    .Range(0, granted.Length)
                    .All(first =>
                        Enumerable
                            .Range(first, granted.Length - first)
                            .All(last =>
                                last - first + 1 <= bucket.Size + (granted[last] - granted[first]) / bucket.Each
                            )
                    );
            }
        );

    [Fact]
    public void It_refuses_only_when_so_many_were_granted_lately() =>
        Check(
            (bucket, tries) =>
                tries
                    .Where(attempt => !attempt.Taken.Granted)
                    .All(refused =>
                        tries
                            .Where(before => before.Taken.Granted && before.At <= refused.At)
                            .TakeLast(bucket.Size)
                            .Count(before => refused.At - before.At < bucket.Size * bucket.Each) == bucket.Size
                    )
        );

    [Fact]
    public void Whoever_waits_as_long_as_told_is_let_in_and_a_moment_earlier_is_not() =>
        Check(
            (bucket, tries) =>
                tries
                    .Where(attempt => attempt.Taken.Wait > TimeSpan.Zero)
                    .All(attempt =>
                    {
                        var then = attempt.At + (long)attempt.Taken.Wait.TotalMicroseconds;
                        return bucket.Take(attempt.Taken.FullAt, then).Granted
                            && !bucket.Take(attempt.Taken.FullAt, then - 1).Granted;
                    })
        );

    [Fact]
    public void As_many_as_remain_are_granted_at_once_and_no_more() =>
        Check(
            (bucket, tries) =>
                tries.All(attempt =>
                {
                    var (fullAt, granted) = (attempt.Taken.FullAt, 0);
                    while (bucket.Take(fullAt, attempt.At) is { Granted: true } next)
                        (fullAt, granted) = (next.FullAt, granted + 1);
                    return granted == attempt.Taken.Remaining;
                })
        );

    [Fact]
    public void A_bucket_that_is_left_alone_for_its_window_is_full() =>
        Check(
            (bucket, tries) =>
                tries.All(attempt =>
                    bucket.Take(attempt.Taken.FullAt, attempt.At + (long)bucket.Window.TotalMicroseconds).Remaining
                    == bucket.Size - 1
                )
        );

    private static void Check(Func<TokenBucket, IReadOnlyList<(long At, Taken Taken)>, bool> holds) =>
        Prop.ForAll(AnyUse, use => holds(use.Bucket, Use(use.Bucket, use.Pauses)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static List<(long At, Taken Taken)> Use(TokenBucket bucket, long[] pauses)
    {
        var (tries, fullAt, now) = (new List<(long, Taken)>(), 0L, 1_800_000_000_000_000L);
        foreach (var pause in pauses)
        {
            now += pause;
            var taken = bucket.Take(fullAt, now);
            fullAt = taken.FullAt;
            tries.Add((now, taken));
        }
        return tries;
    }
}
