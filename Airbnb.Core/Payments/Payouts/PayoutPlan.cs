using Airbnb.Core.Bookings;
using Airbnb.Core.Calendar;

namespace Airbnb.Core.Payments.Payouts;

/// <summary>A part of what the host gets for a stay.</summary>
/// <param name="Number">From 1, in the order of release.</param>
/// <param name="ReleasedAt">From then on it may be sent.</param>
public sealed record PayoutPart(int Number, DateTimeOffset ReleasedAt, Money Amount);

/// <summary>
/// When the host gets what they earn: a day after check-in, and for stays of 28 nights or more a part for each 30
/// nights, a day after that part begins.
/// </summary>
public static class PayoutPlan
{
    public const int LongStay = 28;
    public const int NightsInPart = 30;

    /// <summary>Elapsed time, from the home's check-in hour on.</summary>
    public static readonly TimeSpan After = TimeSpan.FromHours(24);

    public static IReadOnlyList<PayoutPart> Of(Booking booking, Money payout) =>
        Of(booking.Dates, payout, booking.TimeZone, booking.CheckInTime);

    /// <summary>The parts, which add up to the payout exactly.</summary>
    public static IReadOnlyList<PayoutPart> Of(StayDates dates, Money payout, string timeZone, TimeOnly checkInTime)
    {
        var home = HomeTime.In(timeZone);
        var length = dates.Nights < LongStay ? dates.Nights : NightsInPart;
        var count = (dates.Nights + length - 1) / length;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(part => new PayoutPart(
                    part + 1,
                    home.At(dates.CheckIn.AddDays(part * length), checkInTime) + After,
                    UpTo((part + 1) * length) - UpTo(part * length)
                )),
        ];

        // Rounding what is due so far, not each part, loses nothing.
        Money UpTo(int nights)
        {
            var exact = (decimal)payout.Amount * Math.Min(nights, dates.Nights) / dates.Nights;
            return payout with { Amount = (long)Math.Round(exact, MidpointRounding.AwayFromZero) };
        }
    }
}
