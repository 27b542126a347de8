namespace Airbnb.Core.Pricing;

/// <summary>Who pays the platform's service fee.</summary>
public enum FeeModel
{
    /// <summary>The host a little, the guest the most.</summary>
    Split,
    HostOnly,
}

/// <summary>The platform's fees, in basis points of a booking's subtotal.</summary>
public sealed record FeeOptions
{
    public const string Section = "Fees";

    public FeeModel Model { get; init; } = FeeModel.Split;
    public int SplitGuestFee { get; init; } = 1_400;
    public int SplitHostFee { get; init; } = 300;
    public int HostOnlyFee { get; init; } = 1_550;

    /// <summary>In whole units of the currency: no discount brings a night below it.</summary>
    public int NightFloor { get; init; } = 10;

    /// <summary>In whole units of the currency: what a host who cancels owes at least.</summary>
    public int LeastHostPenalty { get; init; } = 50;

    public int GuestFee => Model is FeeModel.Split ? SplitGuestFee : 0;
    public int HostFee => Model is FeeModel.Split ? SplitHostFee : HostOnlyFee;
}
