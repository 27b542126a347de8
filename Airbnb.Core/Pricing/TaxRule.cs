namespace Airbnb.Core.Pricing;

public enum TaxKind
{
    PercentOfSubtotal,
    PerGuest,
    PerNight,
    PerGuestAndNight,
}

/// <summary>A tax that the guest pays on top.</summary>
/// <param name="Rate">Basis points, of a percentage.</param>
/// <param name="Amount">Minor units, of the other kinds.</param>
/// <param name="ExemptFrom">Stays of so many nights or more do not pay it.</param>
public sealed record TaxRule(TaxKind Kind, string Name, int Rate = 0, long Amount = 0, int? ExemptFrom = null)
{
    public PriceLine LineFor(int nights, int guests, Money subtotal)
    {
        if (nights >= ExemptFrom)
            return Line(Money.Zero(subtotal.Currency), $"not from {ExemptFrom} nights on");
        var each = new Money(Amount, subtotal.Currency);
        return Kind switch
        {
            TaxKind.PercentOfSubtotal => Line(subtotal.Share(Rate), $"{Wording.Percent(Rate)} of the subtotal"),
            TaxKind.PerGuest => Line(each * guests, $"{each.Display()} a guest, {Wording.Count(guests, "guest")}"),
            TaxKind.PerNight => Line(each * nights, $"{each.Display()} a night, {Wording.Count(nights, "night")}"),
            TaxKind.PerGuestAndNight => Line(
                each * guests * nights,
                $"{each.Display()} a guest and night, {Wording.Count(guests, "guest")}, {Wording.Count(nights, "night")}"
            ),
            _ => throw new InvalidOperationException($"There is no tax of the kind {Kind}."),
        };
    }

    private PriceLine Line(Money amount, string rule) => new(LineKind.Tax, amount, $"{Name}: {rule}");
}
