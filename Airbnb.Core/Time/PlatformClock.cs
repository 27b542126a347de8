namespace Airbnb.Core.Time;

/// <summary>
/// The time the business lives by: real time plus an offset that an admin may advance outside production, so that a
/// booking's whole life can be tried in a minute. Sessions, idempotency keys, codes and retries take the real
/// <see cref="TimeProvider"/> instead.
/// </summary>
public sealed class PlatformClock(TimeProvider real) : TimeProvider
{
    private long offsetTicks;

    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Offset;

    /// <summary>Now, to the microsecond that Postgres keeps.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>Raised after the clock moved, for whoever waits for a point in time.</summary>
    public event EventHandler? Advanced;

    internal void Follow(TimeSpan offset)
    {
        if (Interlocked.Exchange(ref offsetTicks, offset.Ticks) != offset.Ticks)
            Advanced?.Invoke(this, EventArgs.Empty);
    }
}
