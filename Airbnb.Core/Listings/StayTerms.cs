using Airbnb.Core.Calendar;

namespace Airbnb.Core.Listings;

/// <summary>When guests may come and go.</summary>
public sealed record StayTerms
{
    public TimeOnly CheckInTime { get; init; } = new(15, 0);
    public TimeOnly CheckOutTime { get; init; } = new(11, 0);
    public int MinNights { get; init; } = 1;
    public int MaxNights { get; init; } = 31;

    /// <summary>Nights that stay free between two guests: 0, 1 or 2.</summary>
    public int PreparationNights { get; init; }

    /// <summary>Days between booking and arrival: 0, 1, 2, 3 or 7.</summary>
    public int AdvanceNoticeDays { get; init; }

    /// <summary>Without advance notice: the hour at the home until which a guest may still book for today.</summary>
    public TimeOnly SameDayUntil { get; init; } = new(18, 0);

    /// <summary>How many months ahead a stay may end: 3, 6, 9, 12 or 24.</summary>
    public int WindowMonths { get; init; } = 12;

    public Weekdays ArrivalDays { get; init; } = Weekdays.All;
    public Weekdays DepartureDays { get; init; } = Weekdays.All;
}
