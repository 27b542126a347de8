using Airbnb.Core.Bookings;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;

namespace Airbnb.Tests.Bookings;

public sealed class BookingLifeTests
{
    private static readonly DateTimeOffset Now = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly HashSet<(BookingStatus, BookingStatus)> Allowed =
    [
        (BookingStatus.Held, BookingStatus.Requested),
        (BookingStatus.Held, BookingStatus.Confirmed),
        (BookingStatus.Held, BookingStatus.Expired),
        (BookingStatus.Held, BookingStatus.CancelledByGuest),
        (BookingStatus.Requested, BookingStatus.Capturing),
        (BookingStatus.Requested, BookingStatus.Declined),
        (BookingStatus.Requested, BookingStatus.Expired),
        (BookingStatus.Requested, BookingStatus.CancelledByGuest),
        (BookingStatus.Capturing, BookingStatus.Confirmed),
        (BookingStatus.Capturing, BookingStatus.Expired),
        (BookingStatus.Confirmed, BookingStatus.InStay),
        (BookingStatus.Confirmed, BookingStatus.CancelledByGuest),
        (BookingStatus.Confirmed, BookingStatus.CancelledByHost),
        (BookingStatus.InStay, BookingStatus.Completed),
        (BookingStatus.InStay, BookingStatus.CancelledByGuest),
        (BookingStatus.InStay, BookingStatus.CancelledByHost),
        (BookingStatus.Expired, BookingStatus.Requested),
        (BookingStatus.Expired, BookingStatus.Confirmed),
    ];

    public static TheoryData<BookingStatus, BookingStatus> Pairs()
    {
        var pairs = new TheoryData<BookingStatus, BookingStatus>();
        foreach (var from in Enum.GetValues<BookingStatus>())
        foreach (var to in Enum.GetValues<BookingStatus>())
            pairs.Add(from, to);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_booking_changes_as_its_life_says_and_not_otherwise(BookingStatus from, BookingStatus to) =>
        Assert.Equal(Allowed.Contains((from, to)), from.CanBecome(to));

    [Fact]
    public void A_hold_copies_what_was_quoted_and_lasts_a_quarter_of_an_hour()
    {
        var quote = Quote();

        var booking = Hold(quote);

        Assert.Equal(BookingStatus.Held, booking.Status);
        Assert.Equal(Now.AddMinutes(15), booking.HoldExpiresAt);
        Assert.Equal(quote.Total, booking.Total);
        Assert.Equal(quote.Price.HostPayout, booking.Price.HostPayout);
        Assert.Equal("held", Assert.Single(booking.Timeline).What);
    }

    [Fact]
    public void A_stay_begins_and_ends_at_the_hours_of_the_home()
    {
        var booking = Hold(Quote());

        // Kiritimati is 14 hours ahead of UTC: its afternoon is the day before in Greenwich.
        Assert.Equal(new DateTimeOffset(2027, 3, 1, 1, 0, 0, TimeSpan.Zero), booking.CheckInAt);
        Assert.Equal(new DateTimeOffset(2027, 3, 3, 21, 0, 0, TimeSpan.Zero), booking.CheckOutAt);
    }

    [Fact]
    public void Every_change_is_a_dated_line_with_the_money_it_moved()
    {
        var booking = Hold(Quote());

        booking.Expire(Now.AddMinutes(15), "Not paid in time");
        booking.Confirm(Now.AddMinutes(16));

        Assert.Equal(["held", "expired", "confirmed"], booking.Timeline.Select(entry => entry.What));
        Assert.Equal([null, null, booking.TotalAmount], booking.Timeline.Select(entry => entry.Amount));
        Assert.Equal(Now.AddMinutes(16), booking.Timeline[2].At);
        Assert.Equal(BookingStatus.Confirmed, booking.Status);
    }

    [Fact]
    public void A_confirmed_booking_neither_lapses_nor_is_confirmed_twice()
    {
        var booking = Hold(Quote());
        booking.Confirm(Now);

        Assert.Throws<InvalidOperationException>(() => booking.Expire(Now, "Not paid in time"));
        Assert.Throws<InvalidOperationException>(() => booking.Confirm(Now));
        Assert.Equal(2, booking.Timeline.Count);
    }

    [Fact]
    public void A_refund_is_noted_towards_the_guest_and_changes_the_version()
    {
        var booking = Hold(Quote());
        var version = booking.Version;

        booking.Refund(Now, booking.Total, "The nights are gone");

        Assert.Equal(-booking.TotalAmount, booking.Timeline[^1].Amount);
        Assert.True(booking.Version > version);
        Assert.Equal(BookingStatus.Held, booking.Status);
    }

    private static Booking Hold(Quote quote)
    {
        var details = new ListingDetails
        {
            Title = "Bungalow on the line",
            Capacity = 2,
            Place = new Place { TimeZone = "Pacific/Kiritimati" },
            Rates = new Rates { Currency = "USD", Base = 100_00 },
        };
        var listing = Listing.Draft(Guid.NewGuid(), details, Now);
        return Booking.Hold(Guid.NewGuid(), quote, listing, Guid.NewGuid(), new BookingOptions().HoldTime, Now);
    }

    private static Quote Quote()
    {
        var dates = StayDates.Of(new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 4)).Value;
        var rates = new Rates { Currency = "USD", Base = 100_00 };
        var price = StayPrice.Of(new(dates, new Party(2), rates, new FeeOptions()));
        var terms = new QuoteTerms(BookingMode.Instant, Guid.NewGuid(), PolicyCode.Moderate, 1);
        return new Quote(Guid.NewGuid(), Guid.NewGuid(), dates, new Party(2), price, terms, Now.AddMinutes(15));
    }
}
