using Microsoft.Extensions.Configuration;

namespace Airbnb.Core;

/// <summary>Settings that hold from a day on.</summary>
public abstract record Dated
{
    /// <summary>The first day (UTC) that goes by them.</summary>
    public DateOnly From { get; init; }
}

/// <summary>
/// A section of the configuration that changes by day: what holds at first, and under <c>Later</c> a list of changes, each
/// with the day it is <c>From</c> and what is different then: <c>Fees:Later:0:From=2027-07-01</c>,
/// <c>Fees:Later:0:SplitHostFee=250</c>.
/// </summary>
public class Schedule<T>
    where T : Dated, new()
{
    protected IReadOnlyList<T> Versions { get; private set; } = [new T()];

    /// <summary>What holds at first, and each change after it.</summary>
    public IReadOnlyList<T> All => Versions;

    /// <summary>What holds at this moment.</summary>
    public T At(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        return Versions.Last(version => version.From <= day);
    }

    public void Read(IConfiguration section)
    {
        var read = new List<T> { Changed(new T(), section) with { From = default } };
        foreach (var change in section.GetSection("Later").GetChildren())
            read.Add(Changed(read[^1] with { From = default }, change));
        Versions = read;
    }

    public bool AreInOrder() => Versions.Zip(Versions.Skip(1)).All(pair => pair.First.From < pair.Second.From);

    private static T Changed(T settings, IConfiguration change)
    {
        change.Bind(settings);
        return settings;
    }
}
