using Airbnb.Core.Bookings;
using Airbnb.Core.Listings;
using Airbnb.Core.Messaging;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;

namespace Airbnb.Core.Access;

/// <summary>What is asked for, as far as it matters to who may have it.</summary>
public readonly record struct Resource
{
    /// <summary>Nobody's in particular, and open to all whom a permission is open to.</summary>
    public static readonly Resource Open = new() { IsOpen = true };

    public bool IsOpen { get; init; }

    /// <summary>Whose account it belongs to.</summary>
    public Guid? UserId { get; init; }

    public Guid? GuestId { get; init; }
    public Guid? HostId { get; init; }

    /// <summary>The home that it is, or is about.</summary>
    public Guid? ListingId { get; init; }

    public static Resource Own(Guid userId) => new() { UserId = userId };

    public static Resource Of(Listing listing) =>
        new()
        {
            IsOpen = listing.Status is ListingStatus.Published,
            HostId = listing.HostId,
            ListingId = listing.Id,
        };

    public static Resource Of(Booking booking) =>
        new()
        {
            GuestId = booking.GuestId,
            HostId = booking.HostId,
            ListingId = booking.ListingId,
        };

    public static Resource Of(MessageThread thread) =>
        new()
        {
            GuestId = thread.GuestId,
            HostId = thread.HostId,
            ListingId = thread.ListingId,
        };

    public static Resource Of(Payment payment) => new() { GuestId = payment.GuestId };

    public static Resource Of(Payout payout) => new() { HostId = payout.HostId };
}
