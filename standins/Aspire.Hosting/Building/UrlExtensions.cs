using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting
{
    public static partial class ResourceBuilderExtensions
    {
        /// <summary>Shows an address with the resource.</summary>
        public static IResourceBuilder<T> WithUrl<T>(
            this IResourceBuilder<T> builder,
            string url,
            string? displayText = null
        )
            where T : IResource =>
            builder.WithAnnotation(new ResourceUrlAnnotation { Url = url, DisplayText = displayText });

        /// <summary>Shows an address made of others with the resource.</summary>
        public static IResourceBuilder<T> WithUrl<T>(
            this IResourceBuilder<T> builder,
            in ReferenceExpression.ExpressionInterpolatedStringHandler url,
            string? displayText = null
        )
            where T : IResource => builder.WithUrl(ReferenceExpression.Create(url), displayText);

        /// <summary>Shows an address made of others with the resource.</summary>
        public static IResourceBuilder<T> WithUrl<T>(
            this IResourceBuilder<T> builder,
            ReferenceExpression url,
            string? displayText = null
        )
            where T : IResource =>
            builder.WithUrls(async context =>
            {
                if (await url.GetValueAsync(context.CancellationToken) is { Length: > 0 } text)
                {
                    context.Urls.Add(new ResourceUrlAnnotation { Url = text, DisplayText = displayText });
                }
            });

        /// <summary>Changes the addresses shown with the resource.</summary>
        public static IResourceBuilder<T> WithUrls<T>(
            this IResourceBuilder<T> builder,
            Action<ResourceUrlsCallbackContext> callback
        )
            where T : IResource =>
            builder.WithUrls(context =>
            {
                callback(context);
                return Task.CompletedTask;
            });

        /// <summary>Changes the addresses shown with the resource.</summary>
        public static IResourceBuilder<T> WithUrls<T>(
            this IResourceBuilder<T> builder,
            Func<ResourceUrlsCallbackContext, Task> callback
        )
            where T : IResource => builder.WithAnnotation(new ResourceUrlsCallbackAnnotation(callback));

        /// <summary>Changes how an endpoint's address is shown.</summary>
        public static IResourceBuilder<T> WithUrlForEndpoint<T>(
            this IResourceBuilder<T> builder,
            string endpointName,
            Action<ResourceUrlAnnotation> callback
        )
            where T : IResource =>
            builder.WithUrls(context =>
            {
                foreach (var url in context.Urls.Where(u => Matches(u.Endpoint, endpointName)))
                {
                    callback(url);
                }
            });

        /// <summary>Shows another address for an endpoint.</summary>
        public static IResourceBuilder<T> WithUrlForEndpoint<T>(
            this IResourceBuilder<T> builder,
            string endpointName,
            Func<EndpointReference, ResourceUrlAnnotation> callback
        )
            where T : IResourceWithEndpoints =>
            builder.WithUrls(context =>
            {
                var endpoint = builder.GetEndpoint(endpointName);
                if (endpoint.Exists)
                {
                    var url = callback(endpoint);
                    context.Urls.Add(
                        new ResourceUrlAnnotation
                        {
                            Url = new Uri(new Uri(endpoint.Url), url.Url).ToString(),
                            DisplayText = url.DisplayText,
                            DisplayOrder = url.DisplayOrder,
                            DisplayLocation = url.DisplayLocation,
                            Endpoint = endpoint,
                        }
                    );
                }
            });

        private static bool Matches(EndpointReference? endpoint, string name) =>
            string.Equals(endpoint?.EndpointName, name, StringComparison.OrdinalIgnoreCase);
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>An address shown with a resource.</summary>
    public sealed class ResourceUrlAnnotation : IResourceAnnotation
    {
        /// <summary>Position among the resource's addresses; higher comes first.</summary>
        public int? DisplayOrder;

        /// <summary>The address.</summary>
        public required string Url { get; set; }

        /// <summary>What is shown instead of it.</summary>
        public string? DisplayText { get; set; }

        /// <summary>The endpoint it belongs to.</summary>
        public EndpointReference? Endpoint { get; init; }

        /// <summary>Where it is shown.</summary>
        public UrlDisplayLocation DisplayLocation { get; set; }
    }

    /// <summary>Where an address is shown.</summary>
    public enum UrlDisplayLocation
    {
        /// <summary>Everywhere.</summary>
        SummaryAndDetails,

        /// <summary>With the details of the resource only.</summary>
        DetailsOnly,
    }

    /// <summary>Changes the addresses shown with a resource.</summary>
    public sealed class ResourceUrlsCallbackAnnotation(Func<ResourceUrlsCallbackContext, Task> callback)
        : IResourceAnnotation
    {
        /// <summary>Called once the endpoints have addresses.</summary>
        public Func<ResourceUrlsCallbackContext, Task> Callback { get; } = callback;
    }

    /// <summary>The addresses shown with a resource.</summary>
    public class ResourceUrlsCallbackContext(
        DistributedApplicationExecutionContext executionContext,
        IResource resource,
        List<ResourceUrlAnnotation>? urls = null,
        CancellationToken cancellationToken = default
    )
    {
        /// <summary>The resource.</summary>
        public IResource Resource { get; } = resource;

        /// <summary>Addresses so far.</summary>
        public List<ResourceUrlAnnotation> Urls { get; } = urls ?? [];

        /// <summary>Whether the application runs or is published.</summary>
        public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

        /// <summary>Cancelled when the application stops.</summary>
        public CancellationToken CancellationToken { get; } = cancellationToken;

        /// <summary>An endpoint of the resource.</summary>
        public EndpointReference? GetEndpoint(string name) =>
            Resource is IResourceWithEndpoints owner && owner.GetEndpoint(name) is { Exists: true } found
                ? found
                : null;
    }
}
