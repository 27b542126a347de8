namespace Airbnb.Core.Bookings.Alterations;

public enum AlterationStatus
{
    /// <summary>The other side has not answered yet.</summary>
    Proposed,

    /// <summary>Accepted: the new nights are held, too, until the guest has paid the difference.</summary>
    AwaitingPayment,

    /// <summary>The stay is as the alteration says.</summary>
    Applied,

    /// <summary>The other side said no.</summary>
    Declined,

    /// <summary>Whoever proposed it took it back, or the guest would rather not pay.</summary>
    Withdrawn,

    /// <summary>Nobody answered or paid in time, or the booking ended first.</summary>
    Lapsed,
}

/// <summary>The life of an alteration: which status may follow which.</summary>
public static class AlterationLife
{
    private static readonly Dictionary<AlterationStatus, AlterationStatus[]> Next = new()
    {
        [AlterationStatus.Proposed] =
        [
            AlterationStatus.AwaitingPayment,
            AlterationStatus.Applied,
            AlterationStatus.Declined,
            AlterationStatus.Withdrawn,
            AlterationStatus.Lapsed,
        ],
        [AlterationStatus.AwaitingPayment] =
        [
            AlterationStatus.Applied,
            AlterationStatus.Withdrawn,
            AlterationStatus.Lapsed,
        ],
        [AlterationStatus.Applied] = [],
        [AlterationStatus.Declined] = [],
        [AlterationStatus.Withdrawn] = [],
        [AlterationStatus.Lapsed] = [],
    };

    public static bool CanBecome(this AlterationStatus status, AlterationStatus next) => Next[status].Contains(next);

    /// <summary>Something can still come of it.</summary>
    public static bool IsOpen(this AlterationStatus status) => Next[status].Length > 0;
}
