using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;

namespace Airbnb.Core.Bookings;

/// <summary>A guest's stay at a home, from the held nights on. Price and terms are copied when it is made.</summary>
public sealed class Booking
{
    /// <summary>How long a host has to answer a request.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromHours(24);

    private readonly List<TimelineEntry> timeline = [];

    private Booking() { }

    public Guid Id { get; private init; }
    public Guid ListingId { get; private init; }
    public Guid HostId { get; private init; }
    public Guid GuestId { get; private init; }
    public BookingStatus Status { get; private set; }
    public BookingMode Mode { get; private init; }

    /// <summary>Grows with each change; two writers at once cannot both win.</summary>
    public int Version { get; private set; }

    public DateOnly CheckIn { get; private set; }
    public DateOnly CheckOut { get; private set; }
    public int Guests { get; private set; }
    public int Pets { get; private set; }

    /// <summary>The home's local days and hours, as instants.</summary>
    public DateTimeOffset CheckInAt { get; private set; }
    public DateTimeOffset CheckOutAt { get; private set; }

    /// <summary>The home's zone and hours as they were: later edits of the listing move no deadline.</summary>
    public string TimeZone { get; private init; } = "";
    public TimeOnly CheckInTime { get; private init; }
    public TimeOnly CheckOutTime { get; private init; }

    /// <summary>Nights the home rests after this stay, as its terms were.</summary>
    public int PreparationNights { get; private init; }

    /// <summary>The price as last accepted: of the quote, then of each alteration that was applied.</summary>
    public IReadOnlyList<PriceLine> Lines { get; private set; } = [];
    public long HostFeeAmount { get; private set; }
    public long TotalAmount { get; private set; }
    public string Currency { get; private init; } = "";

    /// <summary>The rules of cancelling it, in the version that held when it was made.</summary>
    public Guid PolicyId { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset HoldExpiresAt { get; private init; }

    /// <summary>Until when the host may accept; null when nothing was requested.</summary>
    public DateTimeOffset? AnswerBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When the host said that nobody came.</summary>
    public DateTimeOffset? NoShowAt { get; private set; }

    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    public Price Price => new(Lines, new Money(HostFeeAmount, Currency));
    public Money Total => new(TotalAmount, Currency);
    public StayDates Dates => StayDates.Of(CheckIn, CheckOut).Value;

    public HomeTime HomeTime() => Calendar.HomeTime.In(TimeZone);

    /// <summary>What the guest agreed to, on a listing as it stands now.</summary>
    public static Booking Hold(
        Guid id,
        Quote quote,
        Listing listing,
        Guid guestId,
        TimeSpan holdTime,
        DateTimeOffset now
    )
    {
        var booking = new Booking
        {
            Id = id,
            ListingId = listing.Id,
            HostId = listing.HostId,
            GuestId = guestId,
            Status = BookingStatus.Held,
            Mode = quote.Terms.Mode,
            CheckIn = quote.Dates.CheckIn,
            CheckOut = quote.Dates.CheckOut,
            CheckInAt = listing.CheckInAt(quote.Dates),
            CheckOutAt = listing.CheckOutAt(quote.Dates),
            TimeZone = listing.Place.TimeZone!,
            CheckInTime = listing.Terms.CheckInTime,
            CheckOutTime = listing.Terms.CheckOutTime,
            PreparationNights = listing.Terms.PreparationNights,
            Guests = quote.Party.Guests,
            Pets = quote.Party.Pets,
            Lines = quote.Price.Lines,
            HostFeeAmount = quote.Price.HostFee.Amount,
            TotalAmount = quote.Total.Amount,
            Currency = quote.Currency,
            PolicyId = quote.Terms.PolicyId,
            CreatedAt = now,
            HoldExpiresAt = now + holdTime,
            Version = 1,
        };
        booking.Note(now, guestId, "held", $"Nights held until {booking.HoldExpiresAt:u}", null);
        return booking;
    }

    /// <summary>The guest's card answers for the money: the host is asked.</summary>
    public void Request(DateTimeOffset now)
    {
        // There is nothing left to accept once the stay would be over.
        AnswerBy = now + AnswerTime < CheckOutAt ? now + AnswerTime : CheckOutAt;
        Become(BookingStatus.Requested, now, GuestId, $"The host may accept until {AnswerBy:u}", null);
    }

    /// <summary>The host wants the guest: what the card answers for is taken.</summary>
    public void Accept(DateTimeOffset now) =>
        Become(BookingStatus.Capturing, now, HostId, "Accepted by the host", null);

    public void Decline(DateTimeOffset now, string? reason) =>
        Become(BookingStatus.Declined, now, HostId, reason ?? "Declined by the host", null);

    /// <summary>The guest has paid, in time or, when the nights were still free, a little late.</summary>
    public void Confirm(DateTimeOffset now)
    {
        ConfirmedAt = now;
        Become(BookingStatus.Confirmed, now, null, "Paid", Total);
    }

    /// <summary>Nobody paid, or answered: the nights are free again.</summary>
    public void Expire(DateTimeOffset now, string why) => Become(BookingStatus.Expired, now, null, why, null);

    /// <summary>The guest takes it back before anything was paid.</summary>
    public void Withdraw(DateTimeOffset now) =>
        Become(BookingStatus.CancelledByGuest, now, GuestId, "Withdrawn by the guest", null);

    public void Begin(DateTimeOffset now) => Become(BookingStatus.InStay, now, null, "Check-in has passed", null);

    public void Complete(DateTimeOffset now) =>
        Become(BookingStatus.Completed, now, null, "Check-out has passed", null);

    /// <summary>The host says that nobody came. The stay goes on: the nights were kept for the guest.</summary>
    public void MissGuest(DateTimeOffset now)
    {
        NoShowAt = now;
        Note(now, HostId, "no_show", "The host says that nobody came", null);
    }

    /// <summary>Ends a stay that was agreed on.</summary>
    public void Cancel(Cancellation cancellation, Guid? who)
    {
        var next =
            cancellation.By is BookingSide.Guest ? BookingStatus.CancelledByGuest : BookingStatus.CancelledByHost;
        Money? back = cancellation.RefundAmount == 0 ? null : -cancellation.Refund;
        Become(next, cancellation.At, who, cancellation.Reason ?? cancellation.Rule, back);
    }

    /// <summary>Other dates, guests and price, to which both sides have agreed.</summary>
    public void Alter(StayDates dates, Party party, Price price, DateTimeOffset now, string why)
    {
        if (!Status.IsAgreed())
            throw new InvalidOperationException($"A booking that is {Status} cannot be altered.");
        var more = price.Total - Total;
        (CheckIn, CheckOut) = (dates.CheckIn, dates.CheckOut);
        CheckInAt = HomeTime().At(CheckIn, CheckInTime);
        CheckOutAt = HomeTime().At(CheckOut, CheckOutTime);
        (Guests, Pets) = (party.Guests, party.Pets);
        (Lines, HostFeeAmount, TotalAmount) = (price.Lines, price.HostFee.Amount, price.Total.Amount);
        Note(now, null, "altered", why, more);
    }

    /// <summary>Notes a movement of money that leaves the status as it is.</summary>
    public void Refund(DateTimeOffset now, Money amount, string why) => Note(now, null, "refunded", why, -amount);

    /// <summary>A line in its timeline that leaves the status as it is.</summary>
    public void Note(DateTimeOffset at, Guid? who, string what, string why, Money? money)
    {
        Version++;
        timeline.Add(
            new TimelineEntry
            {
                BookingId = Id,
                At = at,
                Who = who,
                What = what,
                Why = why,
                Amount = money?.Amount,
                Currency = money?.Currency,
            }
        );
    }

    /// <summary>Nothing was agreed on yet.</summary>
    public bool CanBeWithdrawn => Status is BookingStatus.Held or BookingStatus.Requested;

    /// <summary>Whether there is a stay that can still be ended.</summary>
    public bool CanBeCancelled(DateTimeOffset now) => Status.IsAgreed() && now < CheckOutAt;

    /// <summary>Nights that have begun: each begins at check-in time on its evening.</summary>
    public int NightsBegun(DateTimeOffset now) => HomeTime().NightsBegun(Dates, CheckInTime, now);

    /// <summary>On which side the caller stands; null for others, such as admins.</summary>
    public BookingSide? SideOf(Caller caller) =>
        caller.UserId == GuestId ? BookingSide.Guest
        : caller.UserId == HostId ? BookingSide.Host
        : null;

    /// <summary>Check-in time at the home, so many days after check-in, or before it.</summary>
    public DateTimeOffset AtCheckInTime(int days) => HomeTime().At(CheckIn.AddDays(days), CheckInTime);

    /// <summary>Check-out time at the home, so many days after check-out.</summary>
    public DateTimeOffset DaysAfterCheckOut(int days) => HomeTime().At(CheckOut.AddDays(days), CheckOutTime);

    private void Become(BookingStatus next, DateTimeOffset now, Guid? who, string why, Money? money)
    {
        if (!Status.CanBecome(next))
            throw new InvalidOperationException($"A booking that is {Status} cannot become {next}.");
        Status = next;
        Note(now, who, SnakeCase.Of(next.ToString()), why, money);
    }
}

/// <summary>One dated line in the life of a booking.</summary>
public sealed class TimelineEntry
{
    /// <summary>Puts the lines in order: several may be written in the same moment.</summary>
    public Guid Id { get; init; } = GrowingId.New();
    public required Guid BookingId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The user whose doing it was; null for the platform.</summary>
    public Guid? Who { get; init; }

    public required string What { get; init; }
    public required string Why { get; init; }

    /// <summary>The money it moved, in minor units; negative towards the guest.</summary>
    public long? Amount { get; init; }
    public string? Currency { get; init; }
}
