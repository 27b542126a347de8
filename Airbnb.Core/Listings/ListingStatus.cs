using System.Collections.Frozen;

namespace Airbnb.Core.Listings;

public enum ListingStatus
{
    Draft,
    Published,
    Paused,
    Archived,
}

/// <summary>The life of a listing: the one table of what may become what.</summary>
public static class ListingLife
{
    private static readonly FrozenDictionary<ListingStatus, ListingStatus[]> Next = new Dictionary<
        ListingStatus,
        ListingStatus[]
    >
    {
        [ListingStatus.Draft] = [ListingStatus.Published, ListingStatus.Archived],
        [ListingStatus.Published] = [ListingStatus.Paused, ListingStatus.Archived],
        [ListingStatus.Paused] = [ListingStatus.Published, ListingStatus.Archived],
        [ListingStatus.Archived] = [],
    }.ToFrozenDictionary();

    public static bool CanBecome(this ListingStatus status, ListingStatus next) => Next[status].Contains(next);
}

/// <summary>How a guest gets the home.</summary>
public enum BookingMode
{
    /// <summary>By paying.</summary>
    Instant,

    /// <summary>By asking the host, who has a day to accept.</summary>
    Request,
}

public enum ListingType
{
    Apartment,
    House,
    PrivateRoom,
    SharedRoom,
    Cabin,
    Villa,
    GuestSuite,
    Hotel,
    Other,
}
