namespace Airbnb.Core.Listings.Search;

/// <summary>Section <c>Search</c>: how much one search may cost.</summary>
public sealed record SearchOptions
{
    public const string Section = "Search";

    /// <summary>So many homes are looked up and put in order at once; when more come into question, indexes give the order.</summary>
    public int Few { get; init; } = 5_000;

    /// <summary>Of so many homes at once the prices of whole stays are compared, when more come into question.</summary>
    public int Band { get; init; } = 2_000;

    /// <summary>Facets count so many homes at most.</summary>
    public int Counted { get; init; } = 2_000;
}
