using Airbnb.Core.Bookings;

namespace Airbnb.Core.Reviews;

public static class ReviewErrors
{
    public static readonly Error NotOpen = new(
        "review.not_open",
        Kind.Conflict,
        "A stay that took place can be reviewed once it is over."
    );
    public static readonly Error Closed = new(
        "review.closed",
        Kind.Conflict,
        "The 14 days in which this stay could be reviewed are over."
    );
    public static readonly Error AlreadyWritten = new(
        "review.already_written",
        Kind.Conflict,
        "You have reviewed this stay. What is written stays as it is."
    );
    public static readonly Error ReplyNotYours = new(
        "review.reply_not_yours",
        Kind.Forbidden,
        "Only whom the review is about can reply to it."
    );
    public static readonly Error AlreadyReplied = new(
        "review.already_replied",
        Kind.Conflict,
        "There is a reply, and it stays as it is."
    );
    public static readonly Error ReplyTooLate = new(
        "review.reply_too_late",
        Kind.Conflict,
        "The 30 days in which the review could be replied to are over."
    );
    public static readonly Error Removed = new("review.removed", Kind.Conflict, "The review was taken away already.");
    public static readonly Error NotRemoved = new(
        "review.not_removed",
        Kind.Conflict,
        "The review was not taken away."
    );
    public static readonly Error NotReported = new(
        "review.not_reported",
        Kind.Conflict,
        "There is no report to decide on."
    );

    private static readonly Error ScoresOfGuest = new(
        "review.guest_scores",
        Kind.Refused,
        "A guest rates overall, cleanliness, accuracy, check-in, communication, location and value."
    );
    private static readonly Error ScoresOfHost = new(
        "review.host_scores",
        Kind.Refused,
        "A host rates cleanliness, communication and rules."
    );

    /// <summary>What somebody is told who did not rate what that side rates.</summary>
    public static Error ScoresOf(BookingSide side) => side is BookingSide.Guest ? ScoresOfGuest : ScoresOfHost;
}
