namespace Airbnb.Core.Pricing;

/// <summary>Who pays the platform's service fee.</summary>
public enum FeeModel
{
    /// <summary>The host a little, the guest the most.</summary>
    Split,
    HostOnly,
}

/// <summary>The platform's fees from a day on, in basis points of a booking's subtotal.</summary>
public sealed record FeeOptions : Dated
{
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

/// <summary>Section <c>Fees</c>.</summary>
public sealed class FeeSchedule : Schedule<FeeOptions>
{
    public const string Section = "Fees";

    public bool AreShares() => Versions.All(fees => IsShare(fees.GuestFee) && IsShare(fees.HostFee));

    public bool AreAmounts() => Versions.All(fees => fees is { NightFloor: >= 0, LeastHostPenalty: >= 0 });

    private static bool IsShare(int basisPoints) => basisPoints is >= 0 and <= 10_000;
}
