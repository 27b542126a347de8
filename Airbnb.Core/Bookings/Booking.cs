using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;

namespace Airbnb.Core.Bookings;

/// <summary>A guest's stay at a home, from the held nights on. Price and terms are copied when it is made.</summary>
public sealed class Booking
{
    public static readonly TimeSpan HoldTime = TimeSpan.FromMinutes(15);

    private readonly List<TimelineEntry> timeline = [];

    private Booking() { }

    public Guid Id { get; private init; }
    public Guid ListingId { get; private init; }
    public Guid HostId { get; private init; }
    public Guid GuestId { get; private init; }
    public BookingStatus Status { get; private set; }

    /// <summary>Grows with each change; two writers at once cannot both win.</summary>
    public int Version { get; private set; }

    public DateOnly CheckIn { get; private init; }
    public DateOnly CheckOut { get; private init; }
    public int Guests { get; private init; }

    /// <summary>The home's local days and hours, as instants.</summary>
    public DateTimeOffset CheckInAt { get; private init; }
    public DateTimeOffset CheckOutAt { get; private init; }

    /// <summary>Nights the home rests after this stay, as its terms were.</summary>
    public int PreparationNights { get; private init; }

    public IReadOnlyList<PriceLine> Lines { get; private init; } = [];
    public long HostFeeAmount { get; private init; }
    public long TotalAmount { get; private init; }
    public string Currency { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset HoldExpiresAt { get; private init; }
    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    public Price Price => new(Lines, new Money(HostFeeAmount, Currency));
    public Money Total => new(TotalAmount, Currency);
    public StayDates Dates => StayDates.Of(CheckIn, CheckOut).Value;

    /// <summary>What the guest agreed to, on a listing as it stands now.</summary>
    public static Booking Hold(Guid id, Quote quote, Listing listing, Guid guestId, DateTimeOffset now)
    {
        var booking = new Booking
        {
            Id = id,
            ListingId = listing.Id,
            HostId = listing.HostId,
            GuestId = guestId,
            Status = BookingStatus.Held,
            CheckIn = quote.Dates.CheckIn,
            CheckOut = quote.Dates.CheckOut,
            CheckInAt = listing.CheckInAt(quote.Dates),
            CheckOutAt = listing.CheckOutAt(quote.Dates),
            PreparationNights = listing.Terms.PreparationNights,
            Guests = quote.Party.Guests,
            Lines = quote.Price.Lines,
            HostFeeAmount = quote.Price.HostFee.Amount,
            TotalAmount = quote.Total.Amount,
            Currency = quote.Currency,
            CreatedAt = now,
            HoldExpiresAt = now + HoldTime,
            Version = 1,
        };
        booking.Note(now, guestId, "held", $"Nights held until {booking.HoldExpiresAt:u}", null);
        return booking;
    }

    /// <summary>The guest has paid, in time or, when the nights were still free, a little late.</summary>
    public void Confirm(DateTimeOffset now) => Become(BookingStatus.Confirmed, now, null, "Paid", Total);

    /// <summary>Nobody paid: the nights are free again.</summary>
    public void Expire(DateTimeOffset now) => Become(BookingStatus.Expired, now, null, "Not paid in time", null);

    /// <summary>Notes a movement of money that leaves the status as it is.</summary>
    public void Refund(DateTimeOffset now, Money amount, string why) => Note(now, null, "refunded", why, -amount);

    private void Become(BookingStatus next, DateTimeOffset now, Guid? who, string why, Money? money)
    {
        if (!Status.CanBecome(next))
            throw new InvalidOperationException($"A booking that is {Status} cannot become {next}.");
        Status = next;
        Note(now, who, Persistence.SnakeCase.Of(next.ToString()), why, money);
    }

    private void Note(DateTimeOffset at, Guid? who, string what, string why, Money? money)
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
}

/// <summary>One dated line in the life of a booking.</summary>
public sealed class TimelineEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
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
