namespace Airbnb.Core.Payments;

/// <param name="Left">What of it has not been sent back yet.</param>
public sealed record Refundable(Charge Charge, Money Left);

/// <summary>From which of a booking's charges an amount goes back.</summary>
public static class RefundPlan
{
    /// <summary>The newest charge first, each at most what is left on it.</summary>
    /// <returns>The parts, none of them zero; together the amount, or less when less is left.</returns>
    public static IReadOnlyList<(Charge Charge, Money Amount)> Over(IEnumerable<Refundable> charges, Money amount)
    {
        var parts = new List<(Charge, Money)>();
        var rest = amount.Amount;
        foreach (
            var (charge, left) in charges.OrderByDescending(r => r.Charge.CreatedAt).ThenByDescending(r => r.Charge.Id)
        )
        {
            var part = Math.Min(rest, left.Amount);
            if (part <= 0)
                continue;
            parts.Add((charge, new Money(part, left.Currency)));
            rest -= part;
        }
        return parts;
    }
}
