namespace Airbnb.Core.Bookings;

public enum BookingStatus
{
    /// <summary>The nights are taken until the guest has paid, for a quarter of an hour.</summary>
    Held,

    /// <summary>Paid: the stay will take place.</summary>
    Confirmed,

    /// <summary>Nobody paid in time.</summary>
    Expired,
}

/// <summary>The life of a booking: which status may follow which.</summary>
public static class BookingLife
{
    private static readonly Dictionary<BookingStatus, BookingStatus[]> Next = new()
    {
        [BookingStatus.Held] = [BookingStatus.Confirmed, BookingStatus.Expired],
        // A payment that comes late confirms after all, when the nights are still free.
        [BookingStatus.Expired] = [BookingStatus.Confirmed],
        [BookingStatus.Confirmed] = [],
    };

    public static bool CanBecome(this BookingStatus status, BookingStatus next) => Next[status].Contains(next);
}
