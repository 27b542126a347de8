using Airbnb.Core.Pricing;

namespace Airbnb.Core.Bookings;

/// <summary>How a stay that was paid for was ended, and what of its price remains.</summary>
public sealed class Cancellation
{
    public required Guid BookingId { get; init; }
    public required BookingSide By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>In the words of whoever cancelled.</summary>
    public string? Reason { get; init; }

    /// <summary>What of the price the guest pays all the same.</summary>
    public required IReadOnlyList<PriceLine> KeptLines { get; init; }
    public required long KeptHostFee { get; init; }
    public required long KeptTotal { get; init; }

    /// <summary>What goes back to the guest.</summary>
    public required long RefundAmount { get; init; }
    public required string Currency { get; init; }

    /// <summary>One of the few that a guest may make freely soon after booking.</summary>
    public required bool IsGrace { get; init; }

    /// <summary>For people: the rule of the policy that gave the refund.</summary>
    public required string Rule { get; init; }

    public Money Refund => new(RefundAmount, Currency);
    public Price Kept => new(KeptLines, new Money(KeptHostFee, Currency));
}
