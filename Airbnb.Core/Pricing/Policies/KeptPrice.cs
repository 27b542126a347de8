namespace Airbnb.Core.Pricing.Policies;

/// <summary>What stays of a price when its guest cancels and not everything comes back.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Nights, after all discounts: the kept nights at their own prices, in one line.</item>
/// <item>Cleaning fee: spread evenly over the nights, and kept as they are.</item>
/// <item>Fees for extra guests and pets: spread evenly over the nights, and kept for the nights that had begun; what
/// the host keeps of nights that nobody spends is for the nights and the cleaning alone.</item>
/// <item>The guest's service fee: kept whole, as it comes back only with everything else.</item>
/// <item>Taxes and the host's fee: in proportion to what is kept of the subtotal.</item>
/// </list>
/// Each line is rounded half-up once, so none ever exceeds what was paid for it.
/// </remarks>
public static class KeptPrice
{
    private const decimal Whole = 10_000m;

    public static Price Of(CancellationFacts facts, Keeps keeps)
    {
        var paid = facts.Price;
        var kept = Nights.Of(facts, keeps);
        List<PriceLine> lines =
        [
            KeptNights(paid, kept),
            .. Each(paid, LineKind.CleaningFee, kept.Share),
            .. Each(paid, LineKind.ExtraGuestFee, kept.ShareBegun),
            .. Each(paid, LineKind.PetFee, kept.ShareBegun),
        ];
        var subtotal = lines.Sum(line => line.Amount.Amount);
        var share = paid.Subtotal.Amount == 0 ? 0 : (decimal)subtotal / paid.Subtotal.Amount;
        lines.AddRange(Each(paid, LineKind.GuestServiceFee, 1));
        lines.AddRange(Each(paid, LineKind.Tax, share));
        return new Price([.. lines.Where(line => line.Amount.Amount != 0)], Part(paid.HostFee, share));
    }

    private static PriceLine KeptNights(Price paid, Nights kept)
    {
        var nights = paid.Of(LineKind.Nights) + paid.Of(LineKind.Discount);
        var rule = FormattableString.Invariant($"{kept.Count:0.##} of {kept.All} nights, after discounts");
        return new PriceLine(LineKind.Nights, Part(nights, kept.ShareByPrice), rule);
    }

    private static IEnumerable<PriceLine> Each(Price paid, LineKind kind, decimal share) =>
        paid.Lines.Where(line => line.Kind == kind).Select(line => line with { Amount = Part(line.Amount, share) });

    private static Money Part(Money all, decimal share) =>
        all with
        {
            Amount = (long)Math.Round(all.Amount * share, MidpointRounding.AwayFromZero),
        };

    /// <summary>The nights that the host keeps, as parts of the stay.</summary>
    /// <param name="Count">Nights; of those kept by half, half.</param>
    /// <param name="ShareByPrice">Of what the nights cost, where they cost differently.</param>
    private readonly record struct Nights(int All, int Begun, decimal Count, decimal ShareByPrice)
    {
        public decimal Share => Count / All;
        public decimal ShareBegun => (decimal)Begun / All;

        public static Nights Of(CancellationFacts facts, Keeps keeps)
        {
            var prices = facts.Price.Nightly(facts.Dates.Nights);
            var begun = facts.NightsBegun;
            var whole = Math.Min(prices.Count, begun + keeps.NextNights);
            var rest = keeps.ShareOfRest / Whole;
            var kept = prices.Take(whole).Sum() + (rest * prices.Skip(whole).Sum());
            var count = whole + (rest * (prices.Count - whole));
            return new Nights(prices.Count, begun, count, kept / prices.Sum());
        }
    }
}
