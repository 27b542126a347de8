using Airbnb.Core.Listings;

namespace Airbnb.Core.Pricing;

public static class NightPriceErrors
{
    public static readonly Error OtherCurrency = new(
        "night_price.other_currency",
        Kind.Refused,
        "The prices of nights are in the listing's currency, as its base price is."
    );
    public static readonly Error BelowFloor = new(
        "night_price.below_floor",
        Kind.Refused,
        "No night may cost less than the platform's floor."
    );
    public static readonly Error KeepCurrency = new(
        "night_price.keep_currency",
        Kind.Refused,
        "Some nights have prices of their own in the listing's currency. Remove these first."
    );

    /// <summary>What speaks against these prices of nights; null when nothing does.</summary>
    public static Error? Of(IEnumerable<Money> prices, Listing listing, FeeOptions fees)
    {
        var all = prices.ToList();
        if (all.Exists(price => price.Currency != listing.Rates.Currency))
            return OtherCurrency;
        return all.Exists(price => price.Amount < fees.FloorIn(price.Currency)) ? BelowFloor : null;
    }
}
