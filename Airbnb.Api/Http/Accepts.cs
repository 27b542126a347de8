using Microsoft.Net.Http.Headers;

namespace Airbnb.Api.Http;

public static class Accepts
{
    /// <summary>
    /// The media type on offer that the client likes best; the first when it says nothing, or likes none of them.
    /// </summary>
    public static string Preferred(this HttpRequest request, params ReadOnlySpan<string> offered)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return offered[0];
        foreach (var range in accepted.OrderByDescending(range => range.Quality ?? 1))
        foreach (var type in offered)
            if (range.Quality is not 0 && new MediaTypeHeaderValue(type).IsSubsetOf(range))
                return type;
        return offered[0];
    }
}
