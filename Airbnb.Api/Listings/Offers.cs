using Airbnb.Core;
using Airbnb.Core.Pricing;

namespace Airbnb.Api.Listings;

/// <param name="Nights">From so many nights on.</param>
/// <param name="Discount">Basis points: 1000 is 10 %.</param>
public sealed record LengthOffer(int Nights, int Discount)
{
    public LengthDiscount ToOffer() => new(Nights, Discount);

    public static LengthOffer Of(LengthDiscount offer) => new(offer.Nights, offer.Discount);
}

/// <param name="Days">From the day of booking to check-in.</param>
/// <param name="Discount">Basis points: 1000 is 10 %.</param>
public sealed record AheadOffer(int Days, int Discount)
{
    public AheadDiscount ToOffer() => new(Days, Discount);

    public static AheadOffer Of(AheadDiscount offer) => new(offer.Days, offer.Discount);
}

/// <param name="Name">As guests read it.</param>
/// <param name="Rate">Basis points, of a percentage of the subtotal.</param>
/// <param name="Amount">Of the other kinds.</param>
/// <param name="ExemptFrom">Stays of so many nights or more do not pay it.</param>
public sealed record ListingTax(
    string Name,
    TaxKind Kind,
    int? Rate = null,
    Money? Amount = null,
    int? ExemptFrom = null
)
{
    public TaxRule ToRule() => new(Kind, Name.Trim(), Rate ?? 0, Amount?.Amount ?? 0, ExemptFrom);

    public static ListingTax Of(TaxRule tax, string? currency) =>
        tax.Kind is TaxKind.PercentOfSubtotal
            ? new ListingTax(tax.Name, tax.Kind, tax.Rate, ExemptFrom: tax.ExemptFrom)
            : new ListingTax(tax.Name, tax.Kind, Amount: new Money(tax.Amount, currency!), ExemptFrom: tax.ExemptFrom);
}
