using System.Globalization;
using System.Text;

namespace Airbnb.Core.Listings;

/// <summary>Words as searches compare them: small letters without accents, so that "Zurich" finds "Zürich".</summary>
public static class SearchText
{
    /// <summary>No character, by which others tell the order of bytes: it cannot be normalized.</summary>
    private const char NoCharacter = '\uFFFE';

    public static string Of(string text)
    {
        var letters = text.Replace(NoCharacter, ' ')
            .Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        var words = string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).Normalize(NormalizationForm.FormC);
    }
}
