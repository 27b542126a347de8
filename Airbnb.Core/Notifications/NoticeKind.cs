namespace Airbnb.Core.Notifications;

/// <summary>What a notice tells of. Guest and host read different words about the same thing.</summary>
public enum NoticeKind
{
    Requested,
    Confirmed,
    Declined,
    HoldExpired,
    RequestExpired,
    CaptureFailed,
    Withdrawn,
    CancelledByGuest,
    CancelledByHost,
    NoShow,
    AlterationProposed,
    AlterationAccepted,
    AlterationDeclined,
    AlterationWithdrawn,
    AlterationLapsed,
    AlterationApplied,
    RefundSent,
    RefundFailed,
    PaymentDisputed,
    DisputeClosed,
    PayoutSent,
    PayoutFailed,
    PayoutWaiting,
    PenaltyWaived,
    StayInAWeek,
    StayTomorrow,
    ReviewDue,
    ReviewsPublished,
    ReviewReplied,
    ReviewRemoved,
    MessageReceived,
}

/// <summary>What people choose by whether they want mail.</summary>
public enum NoticeCategory
{
    /// <summary>What somebody booked, pays and is owed: part of the contract, and always mailed.</summary>
    Bookings,
    Payouts,
    Reminders,
    Reviews,

    /// <summary>What guests and hosts write to one another.</summary>
    Messages,

    /// <summary>What nobody asked for: only to those who say that they want it.</summary>
    Tips,
}
