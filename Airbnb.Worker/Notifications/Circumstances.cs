using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Listings;
using Airbnb.Core.Notifications;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Reviews;

namespace Airbnb.Worker.Notifications;

/// <summary>What a message is about, as it stands when people are told.</summary>
public sealed record Circumstances(Booking Booking, Listing Home, User Guest, User Host, DateTimeOffset Now)
{
    /// <summary>The status that the booking had before its last.</summary>
    public BookingStatus? Before { get; init; }

    /// <summary>When it became what it is.</summary>
    public DateTimeOffset? Since { get; init; }

    public Cancellation? Cancellation { get; init; }

    /// <summary>What the host owes for having cancelled.</summary>
    public HostPenalty? Penalty { get; init; }

    public Alteration? Alteration { get; init; }
    public Refund? Refund { get; init; }
    public Dispute? Dispute { get; init; }
    public Payout? Payout { get; init; }

    /// <summary>Who has reviewed the stay so far; the other side is not told.</summary>
    public IReadOnlyList<BookingSide> Written { get; init; } = [];

    public Review? Review { get; init; }

    /// <summary>Why a review was taken away.</summary>
    public string? RemovalReason { get; init; }

    /// <summary>How many days before check-in this is a reminder of.</summary>
    public int? Days { get; init; }

    public bool WasWithdrawn =>
        Cancellation is null && IsStill(BookingStatus.CancelledByGuest) && Before is BookingStatus.Requested;

    /// <summary>The guest pays more for the altered stay.</summary>
    public bool IsToBePaid => Alteration!.Difference.Amount > 0;

    public bool IsStill(BookingStatus status) => Booking.Status == status;

    public bool ExpiredFrom(BookingStatus before) => IsStill(BookingStatus.Expired) && Before == before;

    /// <summary>The host let the day go by. A request that ended sooner lost the money behind it.</summary>
    public bool NobodyAnswered => ExpiredFrom(BookingStatus.Requested) && Since >= Booking.AnswerBy;

    public bool LostItsMoney =>
        ExpiredFrom(BookingStatus.Capturing) || (ExpiredFrom(BookingStatus.Requested) && !NobodyAnswered);

    public bool WasCancelledBy(BookingSide side) => Cancellation?.By == side;

    /// <summary>A reminder that comes when the next is due, or the stay has begun, helps nobody.</summary>
    public bool IsAhead(int days) =>
        Days == days && IsStill(BookingStatus.Confirmed) && Now < Booking.AtCheckInTime(days > 1 ? -1 : 0);

    public User Reader(BookingSide side) => side is BookingSide.Guest ? Guest : Host;

    /// <summary>All that this side may know. Names of families and the exact address are for stays that were confirmed.</summary>
    public NoticeFacts FactsFor(BookingSide side)
    {
        var isKnown = Booking.ConfirmedAt is not null;
        var other = side is BookingSide.Guest ? Host : Guest;
        var facts = new NoticeFacts
        {
            BookingId = Booking.Id,
            Me = GivenName.Of(Reader(side).Name),
            Other = isKnown ? other.Name : GivenName.Of(other.Name),
            Home = Home.Title,
            CheckIn = Booking.CheckIn,
            CheckOut = Booking.CheckOut,
            CheckInTime = Booking.CheckInTime,
            CheckOutTime = Booking.CheckOutTime,
            Guests = Booking.Guests,
            Until = Booking.AnswerBy is { } answerBy ? AtHome(answerBy) : null,
            Accepted = Booking.AnswerBy is null ? null : true,
            Reason = RemovalReason ?? Cancellation?.Reason,
        };
        facts = side is BookingSide.Guest ? ForGuest(facts, isKnown) : ForHost(facts);
        return Alteration is null ? facts : Altered(facts, Alteration, side);
    }

    /// <summary>The stay as it was when somebody wished to change it, whatever it is by now.</summary>
    private NoticeFacts Altered(NoticeFacts facts, Alteration to, BookingSide side)
    {
        facts = facts with
        {
            CheckIn = to.FromCheckIn,
            CheckOut = to.FromCheckOut,
            Guests = to.FromGuests,
            NewCheckIn = to.CheckIn,
            NewCheckOut = to.CheckOut,
            NewGuests = to.Guests,
            Due = to.Difference.Amount > 0 ? to.Difference : null,
            Until = AtHome(to.ExpiresAt),
        };
        return side is BookingSide.Guest
            ? facts with
            {
                NewTotal = to.Price.Total,
                Refund = to.Difference.Amount < 0 ? -to.Difference : null,
            }
            : facts with
            {
                Payout = to.Price.HostPayout,
            };
    }

    private NoticeFacts ForGuest(NoticeFacts facts, bool isKnown) =>
        facts with
        {
            Address = isKnown ? Addressed(Home.Place) : null,
            Lines = Booking.Lines,
            Total = Booking.Total,
            Refund = Refund?.Money ?? Cancellation?.Refund,
            Amount = Dispute?.Money,
            Won = Dispute?.Status is DisputeStatus.Won or DisputeStatus.Closed ? true : null,
        };

    private NoticeFacts ForHost(NoticeFacts facts) =>
        facts with
        {
            Payout = Booking.Price.HostPayout,
            Kept = Cancellation?.Kept.HostPayout,
            Refund = Cancellation?.Refund,
            Penalty = Penalty?.Money,
            Amount = Payout?.Money,
            Recovered = Payout is { Recovered: > 0 } payout ? payout.Money with { Amount = payout.Recovered } : null,
        };

    private DateTime AtHome(DateTimeOffset instant)
    {
        var time = Booking.HomeTime();
        return time.Today(instant).ToDateTime(time.TimeOfDay(instant));
    }

    private static string Addressed(Place place) =>
        string.Join(
            ", ",
            new[] { place.Street, $"{place.PostalCode} {place.City}".Trim(), place.Region, place.Country }.Where(part =>
                !string.IsNullOrWhiteSpace(part)
            )
        );
}
