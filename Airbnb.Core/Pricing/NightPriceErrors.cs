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
}
