using Airbnb.Core.Calendar;
using NpgsqlTypes;

namespace Airbnb.Core.Pricing;

public enum NightPriceKind
{
    /// <summary>Before weekend and base price.</summary>
    Season,

    /// <summary>Before everything else.</summary>
    Date,
}

/// <summary>A price of its own for some nights of a home. Two of a kind never overlap.</summary>
public sealed class NightPrice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ListingId { get; init; }
    public required NightPriceKind Kind { get; init; }

    /// <summary>Half-open, each night by the date of its evening.</summary>
    public required NpgsqlRange<DateOnly> Nights { get; init; }

    /// <summary>Of one night, in minor units of the listing's currency.</summary>
    public required long Amount { get; init; }

    /// <summary>What the host calls it.</summary>
    public string? Name { get; init; }

    public bool Covers(DateOnly night) => Nights.LowerBound <= night && night < Nights.UpperBound;
}

/// <summary>What a host wants some nights to cost.</summary>
public sealed record NewNightPrice(NightPriceKind Kind, StayDates Nights, Money Price, string? Name)
{
    public NightPrice For(Guid listingId) =>
        new()
        {
            ListingId = listingId,
            Kind = Kind,
            Nights = Nights.ToRange(),
            Amount = Price.Amount,
            Name = Name,
        };
}

/// <summary>What each night of a home costs: custom date before season before weekend before base.</summary>
public sealed class NightPrices(Rates rates, IReadOnlyList<NightPrice> particular)
{
    public Money Of(DateOnly night) => new(AmountOf(night), rates.Currency!);

    /// <summary>For people: which prices hold in these nights, besides the base price.</summary>
    public string Rule(IReadOnlyList<DateOnly> nights)
    {
        var special = nights
            .GroupBy(SourceOf)
            .Where(source => source.Key is not null)
            .Select(source => $"{source.Count()} of them {source.Key}");
        return string.Join(", ", special.Prepend(Wording.Count(nights.Count, "night")));
    }

    private long AmountOf(DateOnly night) =>
        Find(night)?.Amount ?? (IsWeekend(night) ? rates.Weekend : null) ?? rates.Base!.Value;

    private string? SourceOf(DateOnly night) =>
        Find(night) switch
        {
            { Kind: NightPriceKind.Date, Name: { } name } => $"at their own price ({name})",
            { Kind: NightPriceKind.Date } => "at their own price",
            { Name: { } name } => $"at the season's price ({name})",
            { } => "at the season's price",
            _ => rates.Weekend is not null && IsWeekend(night) ? "at the weekend price" : null,
        };

    private NightPrice? Find(DateOnly night) =>
        particular.Where(price => price.Covers(night)).OrderByDescending(price => price.Kind).FirstOrDefault();

    private static bool IsWeekend(DateOnly night) => night.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday;
}
