using System.Diagnostics;

namespace Airbnb.Tests.Accounts;

/// <summary>
/// How long two kinds of request take, in milliseconds, tried in turns: whatever else happens here slows both of a turn
/// alike, and only what sets them apart is looked at.
/// </summary>
public sealed record Stopwatches(IReadOnlyList<double> One, IReadOnlyList<double> Other)
{
    public const int WarmUp = 3;
    private const int Runs = 3;

    /// <summary>So many standard errors may be chance; more is seldom.</summary>
    private const double Errors = 4;

    /// <summary>The standard error of a median of normal values is so much larger than that of their average.</summary>
    private const double OfMedian = 1.2533;

    /// <summary>And their standard deviation so much larger than their median distance from the median.</summary>
    private const double OfDistance = 1.4826;

    private List<double> Apart { get; } = [.. One.Zip(Other, (one, other) => one - other)];

    /// <summary>The median of what sets the two of a turn apart.</summary>
    public double Difference => Math.Abs(Median(Apart));

    /// <summary>What chance alone may come to.</summary>
    public double Noise => Errors * ErrorOf(Apart);

    public bool AreAlike => Difference <= Noise;

    /// <summary>A difference that is there shows each time; one that is chance does not show three times running.</summary>
    public static async Task<Stopwatches> Compare(Func<Task<Stopwatches>> run)
    {
        var seen = await run();
        for (var again = 1; again < Runs && !seen.AreAlike; again++)
            seen = await run();
        return seen;
    }

    public static async Task<Stopwatches> Run(int rounds, Func<int, Task> one, Func<int, Task> other)
    {
        var (ones, others) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds + WarmUp; round++)
        {
            // Who comes first changes, too: the first may find colder caches.
            var isOneFirst = round % 2 == 0;
            var first = await Time(isOneFirst ? one : other, round);
            var second = await Time(isOneFirst ? other : one, round);
            if (round < WarmUp)
                continue;
            ones.Add(isOneFirst ? first : second);
            others.Add(isOneFirst ? second : first);
        }
        return new Stopwatches(ones, others);
    }

    public override string ToString() =>
        FormattableString.Invariant(
            $"{One.Count} each: medians {Median(One):0.00} and {Median(Other):0.00} ms, {Difference:0.00} apart; noise {Noise:0.00} ms"
        );

    private static async Task<double> Time(Func<int, Task> request, int round)
    {
        var started = Stopwatch.GetTimestamp();
        await request(round);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double ErrorOf(IReadOnlyList<double> values)
    {
        var middle = Median(values);
        var distance = Median([.. values.Select(value => Math.Abs(value - middle))]);
        return OfMedian * OfDistance * distance / Math.Sqrt(values.Count);
    }

    private static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        var half = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
