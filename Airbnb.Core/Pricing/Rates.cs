namespace Airbnb.Core.Pricing;

/// <summary>What a home costs, in minor units of its currency; shares are basis points. A draft may lack a price.</summary>
public sealed record Rates
{
    public string? Currency { get; init; }

    /// <summary>A night, unless something more particular holds.</summary>
    public long? Base { get; init; }

    /// <summary>Friday and Saturday nights.</summary>
    public long? Weekend { get; init; }

    public long CleaningFee { get; init; }

    /// <summary>For a stay of one or two nights; null when it is the same.</summary>
    public long? ShortStayCleaningFee { get; init; }

    /// <summary>Each night, for each guest beyond those included.</summary>
    public long ExtraGuestFee { get; init; }

    public int IncludedGuests { get; init; } = 1;

    /// <summary>Once a stay when a pet comes along.</summary>
    public long PetFee { get; init; }

    /// <summary>From 7 nights.</summary>
    public int WeeklyDiscount { get; init; }

    /// <summary>From 28 nights.</summary>
    public int MonthlyDiscount { get; init; }

    /// <summary>From other lengths of stay.</summary>
    public IReadOnlyList<LengthDiscount> LengthDiscounts { get; init; } = [];

    /// <summary>For guests who book so many days ahead, or more.</summary>
    public AheadDiscount? EarlyBird { get; init; }

    /// <summary>For guests who book so few days ahead, or fewer.</summary>
    public AheadDiscount? LastMinute { get; init; }

    /// <summary>20 % off the first 3 bookings.</summary>
    public bool NewListingPromotion { get; init; }

    /// <summary>Of the subtotal.</summary>
    public int TaxRate { get; init; }

    /// <summary>Taxes besides <see cref="TaxRate"/>, or with exemptions.</summary>
    public IReadOnlyList<TaxRule> Taxes { get; init; } = [];

    /// <summary>Whether some night would cost less than a night may, without any discount.</summary>
    public bool IsBelow(FeeOptions fees) =>
        Currency is not null && (Base < fees.FloorIn(Currency) || Weekend < fees.FloorIn(Currency));
}

/// <param name="Nights">From so many nights on.</param>
/// <param name="Discount">Basis points off the nights.</param>
public sealed record LengthDiscount(int Nights, int Discount);

/// <param name="Days">Between the day of booking and check-in.</param>
/// <param name="Discount">Basis points off the nights.</param>
public sealed record AheadDiscount(int Days, int Discount);
