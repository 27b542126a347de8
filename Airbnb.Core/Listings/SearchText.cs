using System.Globalization;
using System.Text;

namespace Airbnb.Core.Listings;

/// <summary>Words as searches compare them: small letters without accents, so that "Zurich" finds "Zürich".</summary>
public static class SearchText
{
    public static string Of(string text)
    {
        var letters = text.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        var words = string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).Normalize(NormalizationForm.FormC);
    }
}
