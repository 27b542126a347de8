using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Listings;

/// <summary>What hosts say of their homes in the languages of a reader.</summary>
internal static class TextsFor
{
    /// <summary>Titles by home; those that have none of these languages beside their own are not among them.</summary>
    /// <param name="tags">Best first, as in Accept-Language.</param>
    public static async Task<Dictionary<Guid, string>> Titles(
        AirbnbDb db,
        IReadOnlyList<string> tags,
        IEnumerable<Guid> homes,
        CancellationToken ct
    )
    {
        var (ids, languages) = (homes.ToList(), Languages(tags).ToList());
        if (ids.Count == 0 || languages.Count == 0)
            return [];
        var said = await db
            .Listings.AsNoTracking()
            .Where(home => ids.Contains(home.Id) && home.Texts.Any(text => languages.Contains(text.Language)))
            .Select(home => new
            {
                home.Id,
                home.Language,
                Texts = home.Texts.Where(text => languages.Contains(text.Language)).ToList(),
            })
            .ToListAsync(ct);
        return said.Select(home => (home.Id, Text: Best(tags, home.Language, home.Texts, text => text.Language)))
            .Where(home => home.Text is not null)
            .ToDictionary(home => home.Id, home => home.Text!.Title);
    }

    /// <summary>The text in the language that the reader likes best; none when that is the home's own, or there is none.</summary>
    public static T? Best<T>(IEnumerable<string> tags, string? own, IReadOnlyList<T> texts, Func<T, string> languageOf)
        where T : class
    {
        var best = Languages(tags).FirstOrDefault(tag => tag == own || texts.Any(text => languageOf(text) == tag));
        return best == own ? null : texts.FirstOrDefault(text => languageOf(text) == best);
    }

    /// <summary><c>de-AT</c> is <c>de</c>: texts are by language alone.</summary>
    private static IEnumerable<string> Languages(IEnumerable<string> tags) =>
        tags.Select(tag => tag.Split('-')[0].ToLowerInvariant()).Distinct(StringComparer.Ordinal);
}
