using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Notifications;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Pricing;
using Airbnb.Core.Reviews;
using Airbnb.Worker.Notifications;

namespace Airbnb.Tests.Notifications;

/// <summary>For each notice a booking that is where people are told of it, by the entities' own ways.</summary>
public static class SampleCircumstances
{
    public const string Street = "Oudegracht 1";
    public const string GuestSurname = "Guestley";
    public const string HostSurname = "Hostington";
    public const string Reason = "The roof \"leaks\" & drips";
    public static readonly DateTimeOffset Now = new(2027, 2, 1, 10, 0, 0, TimeSpan.Zero);

    public static Circumstances Of(NoticeKind kind)
    {
        var (guest, host) = (Person($"Gwen {GuestSurname}"), Person($"Hugo {HostSurname}"));
        var home = Home(host.Id);
        var booking = Hold(home, guest.Id);
        var its = new Circumstances(booking, home, guest, host, Now);
        switch (kind)
        {
            case NoticeKind.HoldExpired:
                booking.Expire(Now, "Not paid in time");
                return its with { Before = BookingStatus.Held };
            case NoticeKind.Requested:
                booking.Request(Now);
                return its;
            case NoticeKind.Declined:
                booking.Request(Now);
                booking.Decline(Now, null);
                return its;
            case NoticeKind.RequestExpired:
                booking.Request(Now);
                booking.Expire(Now.AddDays(1), "No answer in time");
                return its with { Before = BookingStatus.Requested, Since = Now.AddDays(1) };
            case NoticeKind.Withdrawn:
                booking.Request(Now);
                booking.Withdraw(Now);
                return its with { Before = BookingStatus.Requested };
            case NoticeKind.CaptureFailed:
                booking.Request(Now);
                booking.Accept(Now);
                booking.Expire(Now, "The money could not be taken");
                return its with { Before = BookingStatus.Capturing };
            default:
                booking.Confirm(Now);
                return Confirmed(kind, its);
        }
    }

    /// <summary>What the reader on that side is told.</summary>
    public static NoticeFacts FactsOf(NoticeKind kind, BookingSide side)
    {
        var facts = Of(kind).FactsFor(side);
        return kind is not NoticeKind.MessageReceived
            ? facts
            : new NoticeFacts
            {
                ThreadId = Guid.CreateVersion7(),
                BookingId = facts.BookingId,
                Me = facts.Me,
                Other = facts.Other,
                Home = facts.Home,
                Messages = 2,
                Words = Reason,
            };
    }

    /// <summary>Either side may propose to alter a stay, or write a review, so each may be the one that reads of it.</summary>
    public static IEnumerable<BookingSide> SidesOf(Notice notice) =>
        notice.Kind
            is NoticeKind.AlterationProposed
                or NoticeKind.AlterationDeclined
                or NoticeKind.ReviewReplied
                or NoticeKind.ReviewRemoved
            ? [BookingSide.Guest, BookingSide.Host]
            : notice.To(Of(notice.Kind));

    private static Circumstances Confirmed(NoticeKind kind, Circumstances its)
    {
        switch (kind)
        {
            case NoticeKind.CancelledByGuest:
                return Cancelled(its, BookingSide.Guest);
            case NoticeKind.CancelledByHost:
                return Cancelled(its, BookingSide.Host);
            case NoticeKind.AlterationProposed or NoticeKind.AlterationAccepted or NoticeKind.AlterationDeclined:
            case NoticeKind.AlterationWithdrawn or NoticeKind.AlterationLapsed or NoticeKind.AlterationApplied:
                return its with { Alteration = Altered(its.Booking) };
            case NoticeKind.RefundSent or NoticeKind.RefundFailed:
                return its with { Refund = Row<Refund>(("Amount", 123_45L), ("Currency", "EUR")) };
            case NoticeKind.PaymentDisputed or NoticeKind.DisputeClosed:
                return its with { Dispute = Row<Dispute>(("Amount", 123_45L), ("Currency", "EUR")) };
            case NoticeKind.PayoutSent or NoticeKind.PayoutFailed or NoticeKind.PayoutWaiting:
                return its with
                {
                    Payout = Row<Payout>(("Amount", 123_45L), ("Recovered", 50_00L), ("Currency", "EUR")),
                };
            case NoticeKind.PenaltyWaived:
                return Cancelled(its, BookingSide.Host);
            case NoticeKind.StayInAWeek:
                return its with { Days = 7 };
            case NoticeKind.StayTomorrow:
                return its with { Days = 1 };
            case NoticeKind.ReviewDue or NoticeKind.ReviewsPublished:
                return Completed(its);
            case NoticeKind.ReviewReplied:
                return Completed(its) with { Review = Row<Review>() };
            case NoticeKind.ReviewRemoved:
                return Completed(its) with { Review = Row<Review>(("RemovedAt", Now)), RemovalReason = Reason };
            default:
                return its;
        }
    }

    private static Circumstances Completed(Circumstances its)
    {
        its.Booking.Begin(Now);
        its.Booking.Complete(Now);
        return its;
    }

    private static Circumstances Cancelled(Circumstances its, BookingSide by)
    {
        var cancellation = new Cancellation
        {
            BookingId = its.Booking.Id,
            By = by,
            At = Now,
            Reason = Reason,
            KeptLines = [],
            KeptHostFee = 0,
            KeptTotal = 0,
            RefundAmount = its.Booking.TotalAmount,
            Currency = "EUR",
            IsGrace = true,
            Rule = "Within the grace",
        };
        its.Booking.Cancel(cancellation, its.Reader(by).Id);
        return its with
        {
            Cancellation = cancellation,
            Penalty = by is BookingSide.Host ? Row<HostPenalty>(("Amount", 50_00L), ("Currency", "EUR")) : null,
        };
    }

    private static Alteration Altered(Booking booking)
    {
        var dates = StayDates.Of(booking.CheckIn, booking.CheckOut.AddDays(2)).Value;
        var stay = new AgreedStay(dates, 3, booking.CheckInAt, booking.CheckOutAt.AddDays(2));
        PriceLine more = new(LineKind.CleaningFee, new Money(20_00, "EUR"), "x");
        var price = new Price([.. booking.Lines, more], booking.Price.HostFee);
        return Alteration.Propose(booking, stay, price, BookingSide.Guest, Now);
    }

    /// <summary>As the database has it, whatever ways lead there.</summary>
    private static T Row<T>(params (string Column, object Value)[] values)
        where T : class
    {
        var row = (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
        foreach (var (column, value) in values)
            typeof(T).GetProperty(column)!.SetValue(row, value);
        return row;
    }

    private static User Person(string name)
    {
        var email = $"{name.Replace(' ', '.')}@example.com";
        return User.Register(email, email, name, Language.En, Now);
    }

    private static Listing Home(Guid hostId) =>
        Listing.Draft(
            hostId,
            new ListingDetails
            {
                Title = "Blue & white door",
                Place = new Place
                {
                    Street = Street,
                    PostalCode = "3511 AA",
                    City = "Utrecht",
                    Country = "NL",
                    TimeZone = "Europe/Amsterdam",
                },
            },
            Now
        );

    private static Money Amount(LineKind kind, int i) => new(kind is LineKind.Discount ? -76_00 : 1_000_00 + i, "EUR");

    private static long[]? Nightly(LineKind kind) => kind is LineKind.Nights ? [250_00, 250_00, 250_00, 250_00] : null;

    private static Booking Hold(Listing home, Guid guestId)
    {
        var lines = Enum.GetValues<LineKind>()
            .Select((kind, i) => new PriceLine(kind, Amount(kind, i), "x") { Nightly = Nightly(kind) })
            .ToList();
        var quote = new Quote(
            Guid.CreateVersion7(),
            home.Id,
            StayDates.Of(new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 5)).Value,
            new Party(2),
            new Price(lines, new Money(30_00, "EUR")),
            new QuoteTerms(BookingMode.Instant, Guid.CreateVersion7(), PolicyCode.Flexible, 1),
            Now
        );
        return Booking.Hold(Guid.CreateVersion7(), quote, home, guestId, TimeSpan.FromMinutes(15), Now);
    }
}
