using System.Text.Json.Serialization;

namespace Airbnb.Core.Pricing;

public enum LineKind
{
    Nights,
    Discount,
    CleaningFee,
    ExtraGuestFee,
    PetFee,
    GuestServiceFee,
    Tax,
}

/// <summary>A part of what the guest pays, and the rule that gave it.</summary>
/// <param name="Rule">For people: <c>7 nights, 2 of them at the weekend price</c>.</param>
public sealed record PriceLine(LineKind Kind, Money Amount, string Rule)
{
    /// <summary>Of the line of nights: what each of them costs, in minor units, before discounts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<long>? Nightly { get; init; }

    public bool Equals(PriceLine? other) =>
        other is not null
        && (Kind, Amount, Rule) == (other.Kind, other.Amount, other.Rule)
        && (Nightly ?? []).SequenceEqual(other.Nightly ?? []);

    public override int GetHashCode() => HashCode.Combine(Kind, Amount, Rule);
}

/// <summary>What a stay costs. The total is the sum of its lines, and each line was rounded once.</summary>
/// <param name="Lines">What the guest pays for; lines of zero are left out.</param>
/// <param name="HostFee">Kept from the host's part.</param>
public sealed record Price(IReadOnlyList<PriceLine> Lines, Money HostFee)
{
    /// <summary>No price at all: what a booking owes before it is confirmed.</summary>
    public static Price None(string currency) => new([], Money.Zero(currency));

    public string Currency => HostFee.Currency;

    /// <summary>What the guest pays.</summary>
    public Money Total => Sum(Lines);

    public Money Subtotal => Sum(Lines.Where(line => line.Kind is not (LineKind.GuestServiceFee or LineKind.Tax)));
    public Money Tax => Of(LineKind.Tax);
    public Money HostPayout => Subtotal - HostFee;
    public Money PlatformFee => Of(LineKind.GuestServiceFee) + HostFee;

    public Money Of(LineKind kind) => Sum(Lines.Where(line => line.Kind == kind));

    /// <summary>What each night weighs; all the same where the price does not say.</summary>
    public IReadOnlyList<decimal> Nightly(int nights)
    {
        var said = Lines.FirstOrDefault(line => line.Kind is LineKind.Nights)?.Nightly;
        return said is not null && said.Count == nights && said.Any(night => night > 0)
            ? [.. said.Select(night => (decimal)night)]
            : [.. Enumerable.Repeat(1m, nights)];
    }

    private Money Sum(IEnumerable<PriceLine> lines) =>
        lines.Aggregate(Money.Zero(Currency), (sum, line) => sum + line.Amount);
}
