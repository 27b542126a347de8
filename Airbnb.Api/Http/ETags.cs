using System.Globalization;
using Airbnb.Core;
using Microsoft.Net.Http.Headers;

namespace Airbnb.Api.Http;

/// <summary>Versions of what clients edit, as strong entity tags.</summary>
public static class ETags
{
    private static readonly Error Missing = new(
        "precondition.required",
        Kind.PreconditionMissing,
        "Send If-Match with the ETag you read, so that no edit of another's is lost."
    );

    public static void SetETag(this HttpContext context, long version) =>
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version in If-Match; 428 without one, 412 for a tag that was never ours.</summary>
    public static Result<long> IfMatch(this HttpContext context)
    {
        var tags = context.Request.GetTypedHeaders().IfMatch;
        if (tags.Count == 0)
            return context.Request.Headers.ContainsKey(HeaderNames.IfMatch) ? Error.Stale : Missing;
        var tag = tags[0];
        return
            tags.Count == 1
            && !tag.IsWeak
            && long.TryParse(
                tag.Tag.AsSpan().Trim('"'),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var version
            )
            ? version
            : Error.Stale;
    }
}
