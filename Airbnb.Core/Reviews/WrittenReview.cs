using Airbnb.Core.Bookings;

namespace Airbnb.Core.Reviews;

/// <summary>That somebody has written a review, which is all that can be known of it until it is published.</summary>
public sealed class WrittenReview
{
    public required Guid BookingId { get; init; }
    public required BookingSide By { get; init; }
    public required Guid AuthorId { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }
}
