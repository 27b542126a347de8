using Airbnb.Core.Delivery;

namespace Airbnb.Core.Reviews;

/// <summary>One side has written. It is published with the other's, or when the window closes.</summary>
public sealed record ReviewWritten(Guid BookingId) : IMessage;

/// <summary>The time is over in which the stay could be reviewed.</summary>
public sealed record ReviewWindowClosed(Guid BookingId) : IMessage;

/// <summary>All that was written about the stay can be read now.</summary>
public sealed record ReviewsPublished(Guid BookingId) : IMessage;

public sealed record ReviewReplied(Guid BookingId, Guid ReviewId) : IMessage;

/// <summary>The platform took it away, for the reason that is noted with it.</summary>
public sealed record ReviewRemoved(Guid BookingId, Guid ReviewId) : IMessage;
