using Airbnb.Core.Listings;

namespace Airbnb.Api.Listings;

/// <summary>What guests agree to when they come. What is left out or null has not been said.</summary>
public sealed record HouseRulesEntry
{
    /// <summary>Whether pets may come along.</summary>
    public bool? Pets { get; init; }

    public bool? Smoking { get; init; }
    public bool? Parties { get; init; }

    /// <summary>Whether the home suits children.</summary>
    public bool? Children { get; init; }

    /// <summary>The hour at the home from which it is to be quiet.</summary>
    public TimeOnly? QuietFrom { get; init; }

    public TimeOnly? QuietUntil { get; init; }

    /// <summary>In the host's own words.</summary>
    public string? More { get; init; }

    public HouseRules ToRules() =>
        new()
        {
            Pets = Pets,
            Smoking = Smoking,
            Parties = Parties,
            Children = Children,
            QuietFrom = QuietFrom,
            QuietUntil = QuietUntil,
            More = More?.Trim(),
        };

    public static HouseRulesEntry Of(HouseRules rules) =>
        new()
        {
            Pets = rules.Pets,
            Smoking = rules.Smoking,
            Parties = rules.Parties,
            Children = rules.Children,
            QuietFrom = rules.QuietFrom,
            QuietUntil = rules.QuietUntil,
            More = rules.More,
        };
}
