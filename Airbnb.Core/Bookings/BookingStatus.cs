using System.Collections.Frozen;

namespace Airbnb.Core.Bookings;

public enum BookingStatus
{
    /// <summary>The nights are taken until the guest has paid, for a quarter of an hour.</summary>
    Held,

    /// <summary>The guest's card answers for the money; the host has a day to accept.</summary>
    Requested,

    /// <summary>Accepted: the money is being taken at the gateway.</summary>
    Capturing,

    /// <summary>Paid: the stay will take place.</summary>
    Confirmed,

    /// <summary>Check-in has passed.</summary>
    InStay,

    /// <summary>Check-out has passed.</summary>
    Completed,

    /// <summary>Nobody paid, or nobody answered, in time.</summary>
    Expired,

    /// <summary>The host did not want the request.</summary>
    Declined,

    CancelledByGuest,
    CancelledByHost,
}

/// <summary>The two between whom a booking is made.</summary>
public enum BookingSide
{
    Guest,
    Host,
}

/// <summary>The life of a booking: the one table of what may become what.</summary>
public static class BookingLife
{
    private static readonly FrozenDictionary<BookingStatus, BookingStatus[]> Next = new Dictionary<
        BookingStatus,
        BookingStatus[]
    >
    {
        [BookingStatus.Held] =
        [
            BookingStatus.Requested,
            BookingStatus.Confirmed,
            BookingStatus.Expired,
            BookingStatus.CancelledByGuest,
        ],
        [BookingStatus.Requested] =
        [
            BookingStatus.Capturing,
            BookingStatus.Declined,
            BookingStatus.Expired,
            BookingStatus.CancelledByGuest,
        ],
        [BookingStatus.Capturing] = [BookingStatus.Confirmed, BookingStatus.Expired],
        [BookingStatus.Confirmed] =
        [
            BookingStatus.InStay,
            BookingStatus.CancelledByGuest,
            BookingStatus.CancelledByHost,
        ],
        [BookingStatus.InStay] =
        [
            BookingStatus.Completed,
            BookingStatus.CancelledByGuest,
            BookingStatus.CancelledByHost,
        ],
        // Money that comes late brings the booking back, when its nights are still free.
        [BookingStatus.Expired] = [BookingStatus.Requested, BookingStatus.Confirmed],
        [BookingStatus.Completed] = [],
        [BookingStatus.Declined] = [],
        [BookingStatus.CancelledByGuest] = [],
        [BookingStatus.CancelledByHost] = [],
    }.ToFrozenDictionary();

    /// <summary>Every change there is, in the order of the statuses.</summary>
    public static IEnumerable<(BookingStatus From, BookingStatus To)> Changes =>
        Enum.GetValues<BookingStatus>().SelectMany(from => Next[from].Select(to => (from, to)));

    public static bool CanBecome(this BookingStatus status, BookingStatus next) => Next[status].Contains(next);

    /// <summary>Paid for and not over: what can be altered and cancelled.</summary>
    public static bool IsAgreed(this BookingStatus status) => status is BookingStatus.Confirmed or BookingStatus.InStay;
}
