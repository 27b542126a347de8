using Airbnb.Core.Calendar;

namespace Airbnb.Core.Pricing.Policies;

/// <summary>What a host who cancels owes the platform.</summary>
/// <param name="Rule">For people: the sentence that decided.</param>
public sealed record PenaltyOwed(Money Amount, string Rule);

/// <summary>
/// A share of nights (after discounts), cleaning fee and pet fee: the more, the later the host cancels. During the
/// stay it is of the nights not stayed at their own prices, and of the even part of the fees for them.
/// </summary>
public static class HostPenaltyRule
{
    private const int LateHours = 48;
    private const int EarlyDays = 30;

    public static PenaltyOwed Of(
        DateTimeOffset now,
        StayDates dates,
        HomeTime home,
        TimeOnly checkInTime,
        Price price,
        FeeOptions fees
    )
    {
        var (share, when) = Share(now, dates, home, checkInTime);
        var basis = NotStayed(price, dates.Nights, home.NightsBegun(dates, checkInTime, now));
        var owed = (long)Math.Round(basis * share, MidpointRounding.AwayFromZero);
        var least = fees.LeastHostPenalty * Currencies.MinorUnits(price.Currency);
        var percent = FormattableString.Invariant($"{share * 100:0.##} %");
        var rule = $"{percent} of nights, cleaning and pet fee: cancelled {when} check-in";
        return owed >= least
            ? new PenaltyOwed(new Money(owed, price.Currency), rule)
            : new PenaltyOwed(new Money(least, price.Currency), $"{rule}; at least this much");
    }

    private static (decimal Share, string When) Share(
        DateTimeOffset now,
        StayDates dates,
        HomeTime home,
        TimeOnly checkInTime
    )
    {
        if (now >= home.At(dates.CheckIn, checkInTime).AddHours(-LateHours))
            return (0.50m, $"within {LateHours} hours of");
        return now >= home.At(dates.CheckIn.AddDays(-EarlyDays), checkInTime)
            ? (0.25m, $"{LateHours} hours to {EarlyDays} days before")
            : (0.10m, $"more than {EarlyDays} days before");
    }

    /// <summary>Unrounded.</summary>
    private static decimal NotStayed(Price price, int nights, int begun)
    {
        var nightly = price.Nightly(nights);
        var stay = price.Of(LineKind.Nights) + price.Of(LineKind.Discount);
        var fees = price.Of(LineKind.CleaningFee) + price.Of(LineKind.PetFee);
        return (stay.Amount * nightly.Skip(begun).Sum() / nightly.Sum())
            + ((decimal)fees.Amount * (nights - begun) / nights);
    }
}
