using Airbnb.Core;

namespace Airbnb.Api.Http;

public static class PreferredLanguages
{
    /// <summary>The best for whoever asks, by Accept-Language; for those whose choice we do not know yet.</summary>
    public static Language PreferredLanguage(this HttpContext context) =>
        Languages.Preferred(context.AcceptedLanguages());

    /// <summary>The tags of Accept-Language, best first.</summary>
    public static IEnumerable<string> AcceptedLanguages(this HttpContext context) =>
        context
            .Request.GetTypedHeaders()
            .AcceptLanguage.Where(language => language.Quality is null or > 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString());
}
