using Airbnb.Core.Listings;

namespace Airbnb.Api.Listings;

/// <summary>Title and description in one language.</summary>
/// <param name="Language">A code of ISO 639-1, such as <c>pt</c>.</param>
public sealed record ListingTextEntry(string Language, string Title, string? Description)
{
    internal const int LongestTitle = 100;
    internal const int LongestDescription = 5_000;

    internal bool IsText =>
        SpokenLanguages.Know(Language)
        && !string.IsNullOrWhiteSpace(Title)
        && Title.Length <= LongestTitle
        && !(Description?.Length > LongestDescription);

    public Translation ToTranslation() => new(Language, Title.Trim(), Description?.Trim());
}
