using Airbnb.Core.Persistence;

namespace Airbnb.Core.Messaging;

public enum MessageKind
{
    /// <summary>What one of the two wrote. All others are the platform's, about a booking.</summary>
    Text,
    BookingRequested,
    BookingConfirmed,
    BookingDeclined,

    /// <summary>Nobody answered the request, or its money did not come.</summary>
    BookingExpired,

    /// <summary>The guest took it back before it was agreed on.</summary>
    RequestWithdrawn,
    CancelledByGuest,
    CancelledByHost,

    /// <summary>Other dates or guests.</summary>
    BookingAltered,
}

/// <summary>The stay that a message asks about, as far as it says.</summary>
public sealed record StayWish(DateOnly? CheckIn = null, DateOnly? CheckOut = null, int? Guests = null)
{
    public static readonly StayWish None = new();
}

/// <summary>A line of a thread. It is never changed.</summary>
public sealed class ThreadMessage
{
    public Guid Id { get; init; } = GrowingId.New();
    public required Guid ThreadId { get; init; }

    /// <summary>From 1, without gaps, in the order in which the thread got them.</summary>
    public required int Number { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>Null for the platform's.</summary>
    public Guid? SenderId { get; init; }

    /// <summary>What a line of the platform's is about.</summary>
    public Guid? BookingId { get; init; }

    /// <summary>As both sides read it: what was masked is not kept.</summary>
    public string? Text { get; init; }

    /// <summary>Contact details were taken out.</summary>
    public bool IsMasked { get; init; }

    public DateOnly? CheckIn { get; init; }
    public DateOnly? CheckOut { get; init; }
    public int? Guests { get; init; }
    public required DateTimeOffset SentAt { get; init; }
}
