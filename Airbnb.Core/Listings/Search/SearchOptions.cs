namespace Airbnb.Core.Listings.Search;

/// <summary>Section <c>Search</c>: how much one search may cost.</summary>
public sealed record SearchOptions
{
    public const string Section = "Search";

    /// <summary>Of so many homes all are looked up and put in order; when more come into question, indexes give the order.</summary>
    public int Some { get; init; } = 20_000;

    /// <summary>Of so many homes the prices of whole stays are all compared.</summary>
    public int Few { get; init; } = 3_000;

    /// <summary>When more come into question, the prices of so many stays are compared at once.</summary>
    public int Band { get; init; } = 200;

    /// <summary>For one page of homes at most so many bands are looked at, however few homes are found.</summary>
    public int Bands { get; init; } = 2;

    /// <summary>The same for other orders: at most so many calendars are looked at.</summary>
    public int Calendars { get; init; } = 1_000;

    /// <summary>Facets count so many homes at most.</summary>
    public int Counted { get; init; } = 2_000;
}
