namespace Airbnb.Core.Pricing;

/// <summary>A discount on the nights, and why the guest gets it.</summary>
/// <param name="Discount">Basis points.</param>
internal sealed record Offer(int Discount, string Rule);

/// <summary>The discounts a stay could have, of which it gets the best one.</summary>
internal static class Offers
{
    public const int FirstBookings = 3;

    public const int Week = 7;
    public const int Month = 28;
    public const int Promotion = 20_00;

    public static readonly string PromotionRule = Off(Promotion, $"for the first {FirstBookings} bookings").Rule;

    /// <summary>The best for the guest; null when there is none.</summary>
    public static Offer? Best(PriceFacts stay) => For(stay).MaxBy(offer => offer.Discount);

    private static IEnumerable<Offer> For(PriceFacts stay) =>
        OfLength(stay).Concat(OfTime(stay)).Concat(OfNewness(stay));

    private static IEnumerable<Offer> OfLength(PriceFacts stay) =>
        new LengthDiscount[] { new(Month, stay.Rates.MonthlyDiscount), new(Week, stay.Rates.WeeklyDiscount) }
            .Concat(stay.Rates.LengthDiscounts)
            .Where(offer => stay.Dates.Nights >= offer.Nights)
            .Select(offer => Off(offer.Discount, $"for {Wording.Count(offer.Nights, "night")} or more"));

    private static IEnumerable<Offer> OfTime(PriceFacts stay)
    {
        if (stay.Rates.EarlyBird is var (early, forEarly) && stay.DaysAhead >= early)
            yield return Off(forEarly, $"for booking {Wording.Count(early, "day")} ahead or more");
        if (stay.Rates.LastMinute is var (late, forLate) && stay.DaysAhead <= late)
            yield return Off(forLate, $"for booking {Wording.Count(late, "day")} ahead or fewer");
    }

    private static IEnumerable<Offer> OfNewness(PriceFacts stay)
    {
        if (stay.Rates.NewListingPromotion && stay.EarlierBookings < FirstBookings)
            yield return new Offer(Promotion, PromotionRule);
    }

    private static Offer Off(int discount, string why) => new(discount, $"{Wording.Percent(discount)} off {why}");
}
