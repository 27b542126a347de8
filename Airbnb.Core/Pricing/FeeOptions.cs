using Microsoft.Extensions.Configuration;

namespace Airbnb.Core.Pricing;

/// <summary>Who pays the platform's service fee.</summary>
public enum FeeModel
{
    /// <summary>The host a little, the guest the most.</summary>
    Split,
    HostOnly,
}

/// <summary>The platform's fees from a day on, in basis points of a booking's subtotal.</summary>
public sealed record FeeOptions
{
    /// <summary>The first day (UTC) whose quotes and cancellations go by them.</summary>
    public DateOnly From { get; init; }

    public FeeModel Model { get; init; } = FeeModel.Split;
    public int SplitGuestFee { get; init; } = 1_400;
    public int SplitHostFee { get; init; } = 300;
    public int HostOnlyFee { get; init; } = 1_550;

    /// <summary>In whole units of the currency: no discount brings a night below it.</summary>
    public int NightFloor { get; init; } = 10;

    /// <summary>In whole units of the currency: what a host who cancels owes at least.</summary>
    public int LeastHostPenalty { get; init; } = 50;

    /// <summary>The floor in minor units.</summary>
    public long FloorIn(string currency) => NightFloor * Currencies.MinorUnits(currency);

    public int GuestFee => Model is FeeModel.Split ? SplitGuestFee : 0;
    public int HostFee => Model is FeeModel.Split ? SplitHostFee : HostOnlyFee;
}

/// <summary>
/// Section <c>Fees</c>: what holds at first, and under <c>Later</c> a list of changes, each with the day it is
/// <c>From</c> and what is different then: <c>Fees:Later:0:From=2027-07-01</c>, <c>Fees:Later:0:SplitHostFee=250</c>.
/// </summary>
public sealed class FeeSchedule
{
    public const string Section = "Fees";

    private IReadOnlyList<FeeOptions> versions = [new FeeOptions()];

    /// <summary>What holds at this moment.</summary>
    public FeeOptions At(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        return versions.Last(version => version.From <= day);
    }

    public void Read(IConfiguration section)
    {
        var read = new List<FeeOptions> { Changed(new FeeOptions(), section) with { From = default } };
        foreach (var change in section.GetSection("Later").GetChildren())
            read.Add(Changed(read[^1] with { From = default }, change));
        versions = read;
    }

    public bool AreShares() => versions.All(fees => IsShare(fees.GuestFee) && IsShare(fees.HostFee));

    public bool AreAmounts() => versions.All(fees => fees is { NightFloor: >= 0, LeastHostPenalty: >= 0 });

    public bool AreInOrder() => versions.Zip(versions.Skip(1)).All(pair => pair.First.From < pair.Second.From);

    private static FeeOptions Changed(FeeOptions fees, IConfiguration change)
    {
        change.Bind(fees);
        return fees;
    }

    private static bool IsShare(int basisPoints) => basisPoints is >= 0 and <= 10_000;
}
