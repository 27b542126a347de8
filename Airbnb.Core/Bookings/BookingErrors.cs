namespace Airbnb.Core.Bookings;

public static class BookingErrors
{
    public static readonly Error TooManyHolds = new(
        "booking.too_many_holds",
        Kind.Refused,
        "You hold as many unpaid stays as you may. Pay one, or let it lapse."
    );
    public static readonly Error HoldExpired = new(
        "booking.hold_expired",
        Kind.Refused,
        "The nights were held for a quarter of an hour, which is over. Ask for a new quote."
    );
}
