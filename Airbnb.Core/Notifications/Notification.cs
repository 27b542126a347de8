using Airbnb.Core.Bookings;

namespace Airbnb.Core.Notifications;

/// <summary>That one person is told of one thing: a line in their feed, and the mail about it.</summary>
public sealed class Notification
{
    private Notification() { }

    public Guid Id { get; private init; }
    public Guid UserId { get; private init; }
    public NoticeKind Kind { get; private init; }

    /// <summary>Whether they read it as the guest or as the host.</summary>
    public BookingSide Side { get; private init; }

    public NoticeCategory Category { get; private init; }
    public Guid? BookingId { get; private init; }

    /// <summary>What was so when it happened; put into words when it is read, in the reader's language.</summary>
    public NoticeFacts Facts { get; private init; } = new();

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? ReadAt { get; private set; }

    public static Notification Of(
        NoticeKind kind,
        NoticeCategory category,
        Guid userId,
        BookingSide side,
        NoticeFacts facts,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UserId = userId,
            Kind = kind,
            Side = side,
            Category = category,
            BookingId = facts.BookingId,
            Facts = facts,
            CreatedAt = now,
        };
}
