using Airbnb.Core.Pricing;

namespace Airbnb.Core.Notifications;

/// <summary>
/// What a notice tells, as its reader may know it: names and address are left out before it is stored, not when it is
/// shown. Each is a placeholder of the texts, by its name in camelCase; what is not set is none.
/// </summary>
public sealed record NoticeFacts
{
    public Guid? BookingId { get; init; }

    /// <summary>Where the reader can answer.</summary>
    public Guid? ThreadId { get; init; }

    /// <summary>The reader, by the name that one is greeted with.</summary>
    public string? Me { get; init; }

    /// <summary>The other side of the booking: the given name alone until it is confirmed.</summary>
    public string? Other { get; init; }

    public string? Home { get; init; }

    /// <summary>For guests whose stay is confirmed.</summary>
    public string? Address { get; init; }

    public DateOnly? CheckIn { get; init; }
    public DateOnly? CheckOut { get; init; }
    public TimeOnly? CheckInTime { get; init; }
    public TimeOnly? CheckOutTime { get; init; }
    public int? Guests { get; init; }

    /// <summary>What the guest pays for.</summary>
    public IReadOnlyList<PriceLine>? Lines { get; init; }
    public Money? Total { get; init; }

    /// <summary>What the host gets for the stay.</summary>
    public Money? Payout { get; init; }

    /// <summary>What of that the host keeps when the stay was cancelled.</summary>
    public Money? Kept { get; init; }

    /// <summary>What goes back to the guest.</summary>
    public Money? Refund { get; init; }

    /// <summary>What the host owes for having cancelled.</summary>
    public Money? Penalty { get; init; }

    /// <summary>What the guest is to pay yet.</summary>
    public Money? Due { get; init; }

    /// <summary>What a payout or a dispute is about.</summary>
    public Money? Amount { get; init; }

    /// <summary>What of a payout went to what the host owed.</summary>
    public Money? Recovered { get; init; }

    /// <summary>Until when the reader, or the other side, may act: the home's local time.</summary>
    public DateTime? Until { get; init; }

    /// <summary>In the words of whoever declined or cancelled, or took a review away.</summary>
    public string? Reason { get; init; }

    /// <summary>How many messages the reader has not read.</summary>
    public int? Messages { get; init; }

    /// <summary>What the other side wrote.</summary>
    public string? Words { get; init; }

    public DateOnly? NewCheckIn { get; init; }
    public DateOnly? NewCheckOut { get; init; }
    public int? NewGuests { get; init; }
    public Money? NewTotal { get; init; }

    /// <summary>Set when the host was asked first.</summary>
    public bool? Accepted { get; init; }

    /// <summary>Set when the bank decided that a disputed payment stands.</summary>
    public bool? Won { get; init; }
}
