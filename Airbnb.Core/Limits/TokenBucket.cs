namespace Airbnb.Core.Limits;

/// <summary>
/// Holds so many tokens, and gets all of them back, one by one, in the time of a window. All there is to know of one is
/// when it will be full again: in microseconds of any clock.
/// </summary>
public sealed record TokenBucket(int Size, TimeSpan Window)
{
    /// <summary>How long one token takes to come back.</summary>
    public long Each { get; } = (long)Window.TotalMicroseconds / Size;

    private long Whole => Size * Each;

    /// <summary>Takes one token, if there is one.</summary>
    /// <param name="fullAt">When it would be full if nobody took any; 0 when nobody ever did.</param>
    public Taken Take(long fullAt, long now)
    {
        var after = Math.Max(fullAt, now) + Each;
        return after - now <= Whole ? Left(true, after, now) : Left(false, Math.Max(fullAt, now), now);
    }

    /// <summary>What a bucket is like that somebody has just asked.</summary>
    public Taken Left(bool granted, long fullAt, long now)
    {
        var missing = fullAt - now;
        var wait = Math.Max(0, missing + Each - Whole);
        return new Taken(granted, fullAt, (int)Math.Max(0, (Whole - missing) / Each), Span(wait), Span(missing));
    }

    private static TimeSpan Span(long microseconds) => TimeSpan.FromMicroseconds(microseconds);
}

/// <param name="FullAt">What is kept of the bucket.</param>
/// <param name="Remaining">How many tokens are in it now.</param>
/// <param name="Wait">How long until the next; zero while there is one.</param>
/// <param name="Reset">How long until it is full.</param>
public readonly record struct Taken(bool Granted, long FullAt, int Remaining, TimeSpan Wait, TimeSpan Reset);
