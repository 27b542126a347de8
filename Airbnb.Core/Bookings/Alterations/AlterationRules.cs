using Airbnb.Core.Calendar;

namespace Airbnb.Core.Bookings.Alterations;

/// <summary>What decides whether a stay can be altered. The home's rules count as far as the change touches them.</summary>
public static class AlterationRules
{
    private static readonly Error[] OfCheckIn = [StayErrors.NoticeTooShort, StayErrors.NoArrivalThatDay];
    private static readonly Error[] OfCheckOut = [StayErrors.BeyondWindow, StayErrors.NoDepartureThatDay];
    private static readonly Error[] OfLength = [StayErrors.TooShort, StayErrors.TooLong];

    /// <summary>Of days gone by the hour decides, not the day; and a home that takes no new guests keeps its own.</summary>
    private static readonly Error[] OfNewGuests = [StayErrors.InThePast, StayErrors.NotPublished];

    /// <summary>Every rule that the change breaks.</summary>
    /// <param name="from">The stay as it is.</param>
    /// <param name="to">The stay as it would be.</param>
    /// <param name="facts">Of the stay as it would be, as if it were new.</param>
    public static IReadOnlyList<Error> Broken(AgreedStay from, AgreedStay to, StayFacts facts, DateTimeOffset now)
    {
        List<Error> broken = [.. Own(from, to, now)];
        broken.AddRange(StayRules.Broken(facts).Where(rule => Concerns(rule, from, to)));
        return broken;
    }

    private static IEnumerable<Error> Own(AgreedStay from, AgreedStay to, DateTimeOffset now)
    {
        var movesCheckIn = to.Dates.CheckIn != from.Dates.CheckIn;
        if (to.Dates == from.Dates && to.Guests == from.Guests)
            yield return AlterationErrors.NothingChanges;
        if (movesCheckIn && from.CheckInAt <= now)
            yield return AlterationErrors.CheckInPassed;
        else if (to.CheckOutAt <= now || (movesCheckIn && to.CheckInAt <= now))
            yield return AlterationErrors.TooLate;
    }

    private static bool Concerns(Error rule, AgreedStay from, AgreedStay to) =>
        !OfNewGuests.Contains(rule)
        && (to.Dates.CheckIn != from.Dates.CheckIn || !OfCheckIn.Contains(rule))
        && (to.Dates.CheckOut != from.Dates.CheckOut || !OfCheckOut.Contains(rule))
        && (to.Dates != from.Dates || !OfLength.Contains(rule));
}

/// <summary>The nights and guests of a stay, and its hours as instants.</summary>
public sealed record AgreedStay(StayDates Dates, int Guests, DateTimeOffset CheckInAt, DateTimeOffset CheckOutAt)
{
    public static AgreedStay Of(Booking booking) =>
        new(booking.Dates, booking.Guests, booking.CheckInAt, booking.CheckOutAt);

    /// <summary>Other nights of the same home, whose zone and hours the booking has copied.</summary>
    public static AgreedStay Of(Booking booking, StayDates dates, int guests) =>
        new(
            dates,
            guests,
            booking.HomeTime().At(dates.CheckIn, booking.CheckInTime),
            booking.HomeTime().At(dates.CheckOut, booking.CheckOutTime)
        );
}
