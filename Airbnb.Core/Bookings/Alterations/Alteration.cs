using Airbnb.Core.Calendar;
using Airbnb.Core.Pricing;

namespace Airbnb.Core.Bookings.Alterations;

/// <summary>What one side of a booking asks the other to change, and what came of it.</summary>
public sealed class Alteration
{
    /// <summary>For an answer, and then again for the payment.</summary>
    public static readonly TimeSpan OpenTime = TimeSpan.FromHours(24);

    private Alteration() { }

    public Guid Id { get; private init; }
    public Guid BookingId { get; private init; }
    public BookingSide ProposedBy { get; private init; }
    public AlterationStatus Status { get; private set; }

    /// <summary>The stay as it was when the alteration was proposed.</summary>
    public DateOnly FromCheckIn { get; private init; }
    public DateOnly FromCheckOut { get; private init; }
    public int FromGuests { get; private init; }
    public long FromTotalAmount { get; private init; }

    /// <summary>The stay as it would be.</summary>
    public DateOnly CheckIn { get; private init; }
    public DateOnly CheckOut { get; private init; }
    public int Guests { get; private init; }
    public DateTimeOffset CheckInAt { get; private init; }
    public DateTimeOffset CheckOutAt { get; private init; }
    public IReadOnlyList<PriceLine> Lines { get; private init; } = [];
    public long HostFeeAmount { get; private init; }
    public long TotalAmount { get; private init; }
    public string Currency { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Until then it can be answered, or paid.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public StayDates Dates => StayDates.Of(CheckIn, CheckOut).Value;
    public Price Price => new(Lines, new Money(HostFeeAmount, Currency));

    /// <summary>What the guest pays, too; negative when it is money back.</summary>
    public Money Difference => new(TotalAmount - FromTotalAmount, Currency);

    public AgreedStay Stay => new(Dates, Guests, CheckInAt, CheckOutAt);

    public static Alteration Propose(
        Booking booking,
        AgreedStay stay,
        Price price,
        BookingSide by,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            BookingId = booking.Id,
            ProposedBy = by,
            Status = AlterationStatus.Proposed,
            FromCheckIn = booking.CheckIn,
            FromCheckOut = booking.CheckOut,
            FromGuests = booking.Guests,
            FromTotalAmount = booking.TotalAmount,
            CheckIn = stay.Dates.CheckIn,
            CheckOut = stay.Dates.CheckOut,
            Guests = stay.Guests,
            CheckInAt = stay.CheckInAt,
            CheckOutAt = stay.CheckOutAt,
            Lines = price.Lines,
            HostFeeAmount = price.HostFee.Amount,
            TotalAmount = price.Total.Amount,
            Currency = price.Currency,
            CreatedAt = now,
            ExpiresAt = OpenUntil(booking, stay, now),
        };

    /// <summary>It can still be answered or paid, whether or not its deadline has been looked at.</summary>
    public bool IsOpenAt(DateTimeOffset now) => Status.IsOpen() && now < ExpiresAt;

    /// <summary>The booking is still the one to be altered, and the moment for it has not passed.</summary>
    public bool Fits(Booking booking, DateTimeOffset now) =>
        booking.Status.IsAgreed()
        && (booking.CheckIn, booking.CheckOut, booking.Guests) == (FromCheckIn, FromCheckOut, FromGuests)
        && booking.TotalAmount == FromTotalAmount
        && now < LatestFor(booking, Stay);

    public void AwaitPayment(Booking booking, DateTimeOffset now)
    {
        Become(AlterationStatus.AwaitingPayment);
        ExpiresAt = OpenUntil(booking, Stay, now);
    }

    public void End(AlterationStatus status, DateTimeOffset now)
    {
        Become(status);
        EndedAt = now;
    }

    /// <summary>For a timeline.</summary>
    public string InWords() =>
        FormattableString.Invariant(
            $"{CheckIn:yyyy-MM-dd} to {CheckOut:yyyy-MM-dd}, {Guests} {(Guests == 1 ? "guest" : "guests")}"
        );

    private static DateTimeOffset OpenUntil(Booking booking, AgreedStay stay, DateTimeOffset now)
    {
        var (day, latest) = (now + OpenTime, LatestFor(booking, stay));
        return day < latest ? day : latest;
    }

    /// <summary>The moment from which the change makes no sense any more.</summary>
    private static DateTimeOffset LatestFor(Booking booking, AgreedStay stay)
    {
        List<DateTimeOffset> ends = [booking.CheckOutAt, stay.CheckOutAt];
        if (stay.Dates.CheckIn != booking.CheckIn)
            ends.AddRange([booking.CheckInAt, stay.CheckInAt]);
        return ends.Min();
    }

    private void Become(AlterationStatus next)
    {
        if (!Status.CanBecome(next))
            throw new InvalidOperationException($"An alteration that is {Status} cannot become {next}.");
        Status = next;
    }
}
