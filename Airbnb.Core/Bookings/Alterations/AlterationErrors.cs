namespace Airbnb.Core.Bookings.Alterations;

public static class AlterationErrors
{
    public static readonly Error NotAlterable = new(
        "alteration.not_alterable",
        Kind.Conflict,
        "A booking can be altered from its confirmation to its check-out."
    );
    public static readonly Error AnotherOpen = new(
        "alteration.another_open",
        Kind.Conflict,
        "Another alteration of this booking waits for an answer or a payment."
    );
    public static readonly Error NotOpen = new(
        "alteration.not_open",
        Kind.Conflict,
        "The alteration was answered or withdrawn, or its time is over."
    );
    public static readonly Error Overtaken = new(
        "alteration.overtaken",
        Kind.Conflict,
        "The booking is no longer what the alteration was to change."
    );
    public static readonly Error NothingChanges = new(
        "alteration.nothing_changes",
        Kind.Refused,
        "The stay is like that already."
    );
    public static readonly Error CheckInPassed = new(
        "alteration.check_in_passed",
        Kind.Refused,
        "Once the guest has checked in, only the check-out and the guests can change."
    );
    public static readonly Error TooLate = new(
        "alteration.too_late",
        Kind.Refused,
        "The new check-in and check-out must lie ahead."
    );
    public static readonly Error CurrencyChanged = new(
        "alteration.currency_changed",
        Kind.Refused,
        "The home's prices are in another currency by now."
    );
    public static readonly Error NotYoursToAnswer = new(
        "alteration.own_proposal",
        Kind.Forbidden,
        "The other side of the booking answers it."
    );
    public static readonly Error NotYoursToWithdraw = new(
        "alteration.not_yours",
        Kind.Forbidden,
        "Only who proposed it can withdraw it, or, once it is accepted, the guest who is to pay for it."
    );
}
