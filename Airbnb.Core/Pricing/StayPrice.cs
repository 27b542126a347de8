using Airbnb.Core.Calendar;

namespace Airbnb.Core.Pricing;

/// <summary>Who comes, as far as it matters to the price.</summary>
public sealed record Party(int Guests, int Pets = 0);

/// <summary>All that decides what a stay costs.</summary>
/// <param name="Fees">As they are on the day of the quote.</param>
public sealed record PriceFacts(StayDates Dates, Party Party, Rates Rates, FeeOptions Fees)
{
    /// <summary>Prices of seasons and dates, as far as they touch the stay.</summary>
    public IReadOnlyList<NightPrice> NightPrices { get; init; } = [];

    /// <summary>From the day of the quote, at the home, to check-in; null when it does not matter.</summary>
    public int? DaysAhead { get; init; }

    /// <summary>How many have booked the home before.</summary>
    public int EarlierBookings { get; init; } = int.MaxValue;

    /// <summary>Basis points off the nights for forgoing refunds; 0 when the guest does not.</summary>
    public int NonRefundableDiscount { get; init; }
}

/// <summary>Computes what a stay costs, in the order that the rules of price ask for.</summary>
public static class StayPrice
{
    private const int ShortStay = 2;
    private const decimal Whole = 10_000m;

    public static Price Of(PriceFacts stay)
    {
        var (dates, party, rates, fees) = stay;
        List<PriceLine> lines = Nights(stay);
        lines.Add(Cleaning(stay));
        lines.Add(ExtraGuests(dates, party, rates));
        lines.Add(Line(LineKind.PetFee, rates, party.Pets > 0 ? rates.PetFee : 0, "for the stay"));
        var subtotal = lines.Aggregate(Money.Zero(rates.Currency!), (sum, line) => sum + line.Amount);
        lines.Add(Share(LineKind.GuestServiceFee, subtotal, fees.GuestFee));
        lines.Add(Share(LineKind.Tax, subtotal, rates.TaxRate));
        lines.AddRange(rates.Taxes.Select(tax => tax.LineFor(dates.Nights, party.Guests, subtotal)));
        return new Price([.. lines.Where(line => line.Amount.Amount != 0)], subtotal.Share(fees.HostFee));
    }

    /// <summary>The nights at their prices, less the best offer, less what forgoing refunds is worth.</summary>
    private static List<PriceLine> Nights(PriceFacts stay)
    {
        var prices = new NightPrices(stay.Rates, stay.NightPrices);
        DateOnly[] nights = [.. stay.Dates.EachNight()];
        long[] nightly = [.. nights.Select(night => prices.Of(night).Amount)];
        var listed = nightly.Aggregate(0L, (sum, night) => checked(sum + night));
        var floor = stay.Fees.FloorIn(stay.Rates.Currency!);
        var offer = Offers.Best(stay);
        decimal[] offered = [.. nightly.Select(night => night - Off(night, offer?.Discount ?? 0, floor))];
        decimal[] left = [.. offered.Select(night => night - Off(night, stay.NonRefundableDiscount, floor))];
        var byOffer = Rounded(listed - offered.Sum());
        // Two lines may round up together: not by more than what is left above the floor.
        var most = listed - byOffer - nightly.Sum(night => Math.Min(night, floor));
        var forgoing = Math.Min(Rounded(offered.Sum() - left.Sum()), most);
        var forgone = $"{Wording.Percent(stay.NonRefundableDiscount)} off for forgoing refunds";
        return
        [
            Line(LineKind.Nights, stay.Rates, listed, prices.Rule(nights)) with
            {
                Nightly = nightly,
            },
            Line(LineKind.Discount, stay.Rates, -byOffer, offer?.Rule ?? ""),
            Line(LineKind.Discount, stay.Rates, -forgoing, forgone),
        ];
    }

    /// <summary>What a discount takes off one night, unrounded: never so much that the night falls below the floor.</summary>
    private static decimal Off(decimal night, int share, long floor) =>
        Math.Min(night * share / Whole, Math.Max(0, night - floor));

    private static PriceLine Cleaning(PriceFacts stay) =>
        stay.Dates.Nights <= ShortStay && stay.Rates.ShortStayCleaningFee is { } fee
            ? Line(LineKind.CleaningFee, stay.Rates, fee, $"for a stay of up to {ShortStay} nights")
            : Line(LineKind.CleaningFee, stay.Rates, stay.Rates.CleaningFee, "for the stay");

    private static PriceLine ExtraGuests(StayDates dates, Party party, Rates rates)
    {
        var extra = Math.Max(0, party.Guests - rates.IncludedGuests);
        var amount = checked(rates.ExtraGuestFee * extra * dates.Nights);
        var rule = $"{Wording.Count(extra, "guest")}, {Wording.Count(dates.Nights, "night")}";
        return Line(LineKind.ExtraGuestFee, rates, amount, rule);
    }

    private static PriceLine Share(LineKind kind, Money subtotal, int basisPoints) =>
        new(kind, subtotal.Share(basisPoints), $"{Wording.Percent(basisPoints)} of the subtotal");

    private static PriceLine Line(LineKind kind, Rates rates, long amount, string rule) =>
        new(kind, new Money(amount, rates.Currency!), rule);

    private static long Rounded(decimal amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);
}
