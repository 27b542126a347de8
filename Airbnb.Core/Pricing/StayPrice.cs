using Airbnb.Core.Calendar;

namespace Airbnb.Core.Pricing;

/// <summary>Who comes, as far as it matters to the price.</summary>
public sealed record Party(int Guests, int Pets = 0);

/// <summary>Computes what a stay costs, in the order that the rules of price ask for.</summary>
public static class StayPrice
{
    private const int Week = 7;
    private const int Month = 28;
    private const decimal Whole = 10_000m;

    public static Price Of(StayDates dates, Party party, Rates rates, FeeOptions fees)
    {
        List<PriceLine> lines = [Nights(dates, rates), Discount(dates, rates, fees)];
        lines.Add(Line(LineKind.CleaningFee, rates, rates.CleaningFee, "for the stay"));
        lines.Add(ExtraGuests(dates, party, rates));
        lines.Add(Line(LineKind.PetFee, rates, party.Pets > 0 ? rates.PetFee : 0, "for the stay"));
        var subtotal = lines.Aggregate(Money.Zero(rates.Currency!), (sum, line) => sum + line.Amount);
        lines.Add(Share(LineKind.GuestServiceFee, subtotal, fees.GuestFee));
        lines.Add(Share(LineKind.Tax, subtotal, rates.TaxRate));
        return new Price([.. lines.Where(line => line.Amount.Amount != 0)], subtotal.Share(fees.HostFee));
    }

    /// <summary>The price of one night: weekend before base.</summary>
    public static Money Night(DateOnly night, Rates rates) =>
        new(IsWeekend(night) ? rates.Weekend ?? rates.Base!.Value : rates.Base!.Value, rates.Currency!);

    private static bool IsWeekend(DateOnly night) => night.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday;

    private static PriceLine Nights(StayDates dates, Rates rates)
    {
        long[] nightly = [.. dates.EachNight().Select(night => Night(night, rates).Amount)];
        var amount = nightly.Aggregate(0L, (sum, night) => checked(sum + night));
        var weekend = rates.Weekend is null ? 0 : dates.EachNight().Count(IsWeekend);
        var rule =
            weekend == 0
                ? Count(dates.Nights, "night")
                : $"{Count(dates.Nights, "night")}, {weekend} of them at the weekend price";
        return Line(LineKind.Nights, rates, amount, rule) with { Nightly = nightly };
    }

    /// <summary>The one offer that is best for the guest, on the nights alone.</summary>
    private static PriceLine Discount(StayDates dates, Rates rates, FeeOptions fees)
    {
        var weekly = dates.Nights >= Week ? rates.WeeklyDiscount : 0;
        var monthly = dates.Nights >= Month ? rates.MonthlyDiscount : 0;
        var share = Math.Max(weekly, monthly);
        var floor = fees.NightFloor * Currencies.MinorUnits(rates.Currency!);
        var off = dates.EachNight().Sum(night => Off(Night(night, rates).Amount, share, floor));
        var amount = -(long)Math.Round(off, MidpointRounding.AwayFromZero);
        var rule = $"{Percent(share)} off for {(monthly >= weekly ? Month : Week)} nights or more";
        return Line(LineKind.Discount, rates, amount, rule);
    }

    /// <summary>What the offer takes off one night, unrounded: never so much that the night falls below the floor.</summary>
    private static decimal Off(long night, int share, long floor) =>
        Math.Min(night * share / Whole, Math.Max(0, night - floor));

    private static PriceLine ExtraGuests(StayDates dates, Party party, Rates rates)
    {
        var extra = Math.Max(0, party.Guests - rates.IncludedGuests);
        var amount = checked(rates.ExtraGuestFee * extra * dates.Nights);
        return Line(LineKind.ExtraGuestFee, rates, amount, $"{Count(extra, "guest")}, {Count(dates.Nights, "night")}");
    }

    private static PriceLine Share(LineKind kind, Money subtotal, int basisPoints) =>
        new(kind, subtotal.Share(basisPoints), $"{Percent(basisPoints)} of the subtotal");

    private static PriceLine Line(LineKind kind, Rates rates, long amount, string rule) =>
        new(kind, new Money(amount, rates.Currency!), rule);

    private static string Percent(int basisPoints) => FormattableString.Invariant($"{basisPoints / 100m:0.##} %");

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
