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

    /// <summary>Each night, for each guest beyond those included.</summary>
    public long ExtraGuestFee { get; init; }

    public int IncludedGuests { get; init; } = 1;

    /// <summary>Once a stay when a pet comes along.</summary>
    public long PetFee { get; init; }

    /// <summary>From 7 nights.</summary>
    public int WeeklyDiscount { get; init; }

    /// <summary>From 28 nights.</summary>
    public int MonthlyDiscount { get; init; }

    /// <summary>Of the subtotal.</summary>
    public int TaxRate { get; init; }
}
