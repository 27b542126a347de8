using Airbnb.Core.Bookings;
using Airbnb.Core.Delivery;
using Airbnb.Core.Notifications;
using Airbnb.Core.Payments;
using Airbnb.Core.Reviews;
using Airbnb.Worker.Delivery;
using static Airbnb.Core.Notifications.NoticeKind;

namespace Airbnb.Worker.Notifications;

/// <summary>Who is told what, when something has happened.</summary>
/// <param name="Message">What has happened.</param>
/// <param name="Kind">What they are told. Its texts are named for it: in Wording/*.json and Templates/.</param>
/// <param name="IsOwed">Mailed whatever the reader chose: part of the contract.</param>
/// <param name="To">Who is told; nobody when it is of no matter, or no longer.</param>
public sealed record Notice(Type Message, NoticeKind Kind, NoticeCategory Category, bool IsOwed, Whom To);

public delegate IEnumerable<BookingSide> Whom(Circumstances its);

public delegate bool When(Circumstances its);

/// <summary>All there is to tell people.</summary>
public sealed class Notices : IMessageTable
{
    public static IReadOnlyList<Notice> All { get; } =
    [
        Booking<BookingRequested>(Requested, Both),
        Booking<BookingConfirmed>(Confirmed, Both),
        Booking<BookingDeclined>(Declined, TheGuest),
        Booking<BookingExpired>(HoldExpired, TheGuest, its => its.ExpiredFrom(BookingStatus.Held)),
        Booking<BookingExpired>(RequestExpired, Both, its => its.NobodyAnswered),
        Booking<BookingExpired>(CaptureFailed, Both, its => its.LostItsMoney),
        Booking<BookingCancelled>(Withdrawn, Both, its => its.WasWithdrawn),
        Booking<BookingCancelled>(CancelledByGuest, Both, its => its.WasCancelledBy(BookingSide.Guest)),
        Booking<BookingCancelled>(CancelledByHost, Both, its => its.WasCancelledBy(BookingSide.Host)),
        Booking<GuestDidNotCome>(NoShow, TheGuest),
        Booking<AlterationProposed>(NoticeKind.AlterationProposed, WhoAnswers),
        Booking<AlterationAccepted>(NoticeKind.AlterationAccepted, Both, its => its.IsToBePaid),
        Booking<AlterationDeclined>(NoticeKind.AlterationDeclined, WhoProposed),
        Booking<AlterationWithdrawn>(NoticeKind.AlterationWithdrawn, Both),
        Booking<AlterationLapsed>(NoticeKind.AlterationLapsed, Both),
        Booking<AlterationApplied>(NoticeKind.AlterationApplied, Both),
        Booking<RefundSent>(NoticeKind.RefundSent, TheGuest),
        Booking<RefundFailed>(NoticeKind.RefundFailed, TheGuest),
        Booking<DisputeOpened>(PaymentDisputed, Both),
        Booking<DisputeClosed>(NoticeKind.DisputeClosed, Both),
        Payout<PayoutSent>(NoticeKind.PayoutSent, TheHost),
        OwedPayout<PayoutFailed>(NoticeKind.PayoutFailed, TheHost, its => its.Payout!.Tries == 0),
        OwedPayout<PayoutWaits>(PayoutWaiting, TheHost),
        OwedPayout<PenaltyWaived>(NoticeKind.PenaltyWaived, TheHost),
        Reminder<GuestReminderDue>(StayInAWeek, TheGuest, its => its.IsAhead(days: 7)),
        Reminder<GuestReminderDue>(StayTomorrow, TheGuest, its => its.IsAhead(days: 1)),
        Review<ReviewReminderDue>(ReviewDue, WhoHasNotWritten, its => its.IsStill(BookingStatus.Completed)),
        Review<ReviewsPublished>(NoticeKind.ReviewsPublished, Both),
        Review<ReviewReplied>(NoticeKind.ReviewReplied, TheAuthor),
        OwedReview<ReviewRemoved>(NoticeKind.ReviewRemoved, TheAuthor, its => its.Review!.RemovedAt is not null),
    ];

    /// <summary>Those that a handler of their own decides on.</summary>
    public static IReadOnlyList<NoticeKind> ToldElsewhere { get; } = [MessageReceived];

    public static IEnumerable<Type> Messages => All.Select(notice => notice.Message).Distinct();

    /// <summary>Whether mail of that kind is part of the contract.</summary>
    public static bool IsOwedTo(NoticeKind kind) => All.Any(notice => notice.Kind == kind && notice.IsOwed);

    private static IEnumerable<BookingSide> TheGuest(Circumstances its) => [BookingSide.Guest];

    private static IEnumerable<BookingSide> TheHost(Circumstances its) => [BookingSide.Host];

    private static IEnumerable<BookingSide> WhoProposed(Circumstances its) => [its.Alteration!.ProposedBy];

    private static IEnumerable<BookingSide> WhoAnswers(Circumstances its) => Both(its).Except(WhoProposed(its));

    private static IEnumerable<BookingSide> WhoHasNotWritten(Circumstances its) => Both(its).Except(its.Written);

    private static IEnumerable<BookingSide> TheAuthor(Circumstances its) => [its.Review!.By];

    private static IEnumerable<BookingSide> Both(Circumstances its) => [BookingSide.Guest, BookingSide.Host];

    private static Notice Booking<TMessage>(NoticeKind kind, Whom to, When? when = null)
        where TMessage : IMessage => On<TMessage>(kind, NoticeCategory.Bookings, to, when) with { IsOwed = true };

    private static Notice Payout<TMessage>(NoticeKind kind, Whom to, When? when = null)
        where TMessage : IMessage => On<TMessage>(kind, NoticeCategory.Payouts, to, when);

    /// <summary>What a host has to know of their money, wanted or not.</summary>
    private static Notice OwedPayout<TMessage>(NoticeKind kind, Whom to, When? when = null)
        where TMessage : IMessage => Payout<TMessage>(kind, to, when) with { IsOwed = true };

    private static Notice Reminder<TMessage>(NoticeKind kind, Whom to, When? when = null)
        where TMessage : IMessage => On<TMessage>(kind, NoticeCategory.Reminders, to, when);

    private static Notice Review<TMessage>(NoticeKind kind, Whom to, When? when = null)
        where TMessage : IMessage => On<TMessage>(kind, NoticeCategory.Reviews, to, when);

    /// <summary>Whose words are taken away has to know it, and why.</summary>
    private static Notice OwedReview<TMessage>(NoticeKind kind, Whom to, When? when = null)
        where TMessage : IMessage => Review<TMessage>(kind, to, when) with { IsOwed = true };

    private static Notice On<TMessage>(NoticeKind kind, NoticeCategory category, Whom to, When? when)
        where TMessage : IMessage =>
        new(typeof(TMessage), kind, category, false, its => when is null || when(its) ? to(its) : []);
}
