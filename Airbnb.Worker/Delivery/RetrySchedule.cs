namespace Airbnb.Worker.Delivery;

/// <summary>How long to wait before each further try of a faulted delivery; after the last the message rests.</summary>
public sealed record RetrySchedule(IReadOnlyList<TimeSpan> Delays)
{
    /// <summary>1 s, 10 s, 1 min, 10 min.</summary>
    public static readonly RetrySchedule Minutes = new([
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(10),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(10),
    ]);

    /// <summary>The same, and then every hour for three days.</summary>
    public static readonly RetrySchedule Days = new([
        .. Minutes.Delays,
        .. Enumerable.Repeat(TimeSpan.FromHours(1), 72),
    ]);

    /// <summary>Null when it has been tried often enough.</summary>
    /// <param name="attempt">How many deliveries failed before this one: 0 for the first.</param>
    public TimeSpan? DelayAfter(int attempt) => attempt < Delays.Count ? Delays[attempt] : null;
}
