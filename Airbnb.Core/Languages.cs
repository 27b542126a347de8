namespace Airbnb.Core;

/// <summary>The languages that we write to people in.</summary>
public enum Language
{
    En,
    De,
}

public static class Languages
{
    public const Language Default = Language.En;

    private static readonly Dictionary<string, Language> ByTag = Enum.GetValues<Language>()
        .ToDictionary(Tag, StringComparer.OrdinalIgnoreCase);

    /// <summary>As in <c>lang="de"</c>.</summary>
    public static string Tag(this Language language) => language.ToString().ToLowerInvariant();

    /// <summary>The first that we have of what somebody understands: <c>de-AT</c> is served with <c>de</c>.</summary>
    /// <param name="tags">Best first, as in Accept-Language.</param>
    public static Language Preferred(IEnumerable<string> tags) =>
        tags.Select(tag => ByTag.TryGetValue(tag.Split('-')[0], out var language) ? language : (Language?)null)
            .FirstOrDefault(language => language is not null)
        ?? Default;
}
