using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>The addresses shown with a resource.</summary>
internal static class ResourceUrls
{
    public static async Task<IReadOnlyList<UrlSnapshot>> OfAsync(
        IResource resource,
        DistributedApplicationExecutionContext execution,
        CancellationToken ct
    )
    {
        var urls = resource is IResourceWithEndpoints owner
            ? owner.GetEndpoints().Select(e => new ResourceUrlAnnotation { Url = e.Url, Endpoint = e }).ToList()
            : [];
        urls.AddRange(resource.Annotations.OfType<ResourceUrlAnnotation>());
        var context = new ResourceUrlsCallbackContext(execution, resource, urls, ct);
        foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return
        [
            .. context
                .Urls.OrderByDescending(u => u.DisplayOrder ?? 0)
                .Select(u => new UrlSnapshot(
                    u.Endpoint?.EndpointName,
                    u.Url,
                    u.DisplayLocation == UrlDisplayLocation.DetailsOnly
                )
                {
                    DisplayProperties = new UrlDisplayPropertiesSnapshot(u.DisplayText ?? "", u.DisplayOrder ?? 0),
                }),
        ];
    }
}
