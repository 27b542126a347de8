using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi.Operations;

/// <summary>Tags operations by what they say, or by their route.</summary>
sealed class OperationTags(DocumentOptions options)
{
    internal void Apply(OpenApiOperation operation, EndpointDefinition endpoint, ApiDescription description)
    {
        var metadata = description.ActionDescriptor.EndpointMetadata;
        var tags = metadata.OfType<ITagsMetadata>().SelectMany(m => m.Tags).ToList();
        if (options.AutoTagPathSegmentIndex > 0 && !endpoint.DontAutoTagEndpoints)
        {
            var given = metadata.OfType<AutoTagOverride>().LastOrDefault()?.TagName;
            var tag = given ?? FromRoute(endpoint, description.RelativePath ?? string.Empty);
            if (tag is not null)
                tags.Add(Write(tag));
        }

        operation.Tags = tags.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(tag => new OpenApiTagReference(tag))
            .ToHashSet();
    }

    /// <summary>The application's prefix does not count, one that replaces it does.</summary>
    string? FromRoute(EndpointDefinition endpoint, string path)
    {
        var own = endpoint.Routes.FirstOrDefault(route =>
            path.Trim('/').EndsWith(route.Trim('/'), StringComparison.OrdinalIgnoreCase)
        );
        var isPrefixOwn = endpoint.OverriddenRoutePrefix?.Trim('/') is { Length: > 0 };
        var segments = new RouteTemplate(own is null || isPrefixOwn ? path : own);
        return segments.Segment(options.AutoTagPathSegmentIndex);
    }

    string Write(string tag)
    {
        var written = options.TagCase switch
        {
            TagCase.TitleCase => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(tag),
            TagCase.LowerCase => tag.ToLowerInvariant(),
            _ => tag,
        };
        return options.TagStripSymbols ? string.Concat(written.Where(char.IsAsciiLetterOrDigit)) : written;
    }
}
