namespace Airbnb.Core.Bookings;

public static class BookingErrors
{
    public static readonly Error TooManyHolds = new(
        "booking.too_many_holds",
        Kind.Refused,
        "You hold as many unpaid stays as you may. Pay one, or let it lapse."
    );
    public static readonly Error HoldExpired = new(
        "booking.hold_expired",
        Kind.Refused,
        "The time for which the nights were held is over. Ask for a new quote."
    );
    public static readonly Error HostOnly = new(
        "booking.host_only",
        Kind.Forbidden,
        "Only the host of this booking can do that."
    );
    public static readonly Error GuestOnly = new(
        "booking.guest_only",
        Kind.Forbidden,
        "Only the guest of this booking can do that."
    );
    public static readonly Error PartiesOnly = new(
        "booking.parties_only",
        Kind.Forbidden,
        "Only the guest and the host of this booking can do that."
    );
    public static readonly Error NotRequested = new(
        "booking.not_requested",
        Kind.Conflict,
        "There is no request to answer, or no longer."
    );
    public static readonly Error AnswerTooLate = new(
        "booking.answer_too_late",
        Kind.Conflict,
        "The day in which the request could be answered is over."
    );
    public static readonly Error NotWithdrawable = new(
        "booking.not_withdrawable",
        Kind.Conflict,
        "Only a booking that waits for its payment or for the host can be withdrawn. What is paid for is cancelled."
    );
    public static readonly Error NotAgreed = new(
        "booking.not_agreed",
        Kind.Conflict,
        "Only a stay that is paid for and not over can be cancelled."
    );
    public static readonly Error NotUnderWay = new(
        "booking.not_under_way",
        Kind.Conflict,
        "That can be said only between check-in and check-out."
    );
    public static readonly Error Changed = new(
        "booking.changed",
        Kind.Conflict,
        "The booking changed since the quote was made. Ask for a new one."
    );

    /// <summary>What the other side of a booking is told.</summary>
    public static Error OnlyFor(BookingSide side) => side is BookingSide.Host ? HostOnly : GuestOnly;
}
