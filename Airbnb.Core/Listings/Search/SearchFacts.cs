using Airbnb.Core.Pricing;

namespace Airbnb.Core.Listings.Search;

/// <summary>A search, with all that its query needs to know besides.</summary>
/// <param name="Words">What the words of the search stand for.</param>
/// <param name="Fees">As they are now.</param>
internal sealed record SearchFacts(
    HomeSearch Search,
    IReadOnlyList<WordWithLikes> Words,
    IReadOnlyList<ComparedCurrency> Currencies,
    FeeOptions Fees,
    DateTimeOffset Now
)
{
    /// <summary>How many of the words homes must have exactly as they were said; any number when null.</summary>
    public int? ExactWords { get; init; }
}
