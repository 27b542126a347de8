using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting
{
    public static partial class ResourceBuilderExtensions
    {
        /// <summary>Adds something that can be done with the resource.</summary>
        public static IResourceBuilder<T> WithCommand<T>(
            this IResourceBuilder<T> builder,
            string name,
            string displayName,
            Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
            CommandOptions? commandOptions = null
        )
            where T : IResource
        {
            foreach (
                var old in builder
                    .Resource.Annotations.OfType<ResourceCommandAnnotation>()
                    .Where(c => c.Name == name)
                    .ToArray()
            )
            {
                builder.Resource.Annotations.Remove(old);
            }

            return builder.WithAnnotation(
                new ResourceCommandAnnotation(
                    name,
                    displayName,
                    commandOptions?.UpdateState ?? (_ => ResourceCommandState.Enabled),
                    executeCommand,
                    commandOptions?.Description,
                    commandOptions?.Parameter,
                    commandOptions?.ConfirmationMessage,
                    commandOptions?.IconName,
                    commandOptions?.IconVariant,
                    commandOptions?.IsHighlighted ?? false
                )
            );
        }

        /// <summary>Adds a command that sends a request to the resource, POST unless told otherwise.</summary>
        public static IResourceBuilder<TResource> WithHttpCommand<TResource>(
            this IResourceBuilder<TResource> builder,
            string path,
            string displayName,
            string? endpointName = null,
            string? commandName = null,
            HttpCommandOptions? commandOptions = null
        )
            where TResource : IResourceWithEndpoints
        {
            var endpoint = endpointName is not null
                ? builder.GetEndpoint(endpointName)
                : commandOptions?.EndpointSelector?.Invoke() ?? DefaultHttpEndpoint(builder.Resource);
            var method = commandOptions?.Method ?? HttpMethod.Post;
            var name =
                commandName
                ?? $"{endpoint.Resource.Name}-{endpoint.EndpointName}-http-{method.Method.ToLowerInvariant()}-{path}";
            var options = commandOptions ?? new HttpCommandOptions();
            options.UpdateState ??= context =>
                context.ResourceSnapshot.State?.Text == KnownResourceStates.Running
                    ? ResourceCommandState.Enabled
                    : ResourceCommandState.Disabled;
            return builder.WithCommand(
                name,
                displayName,
                context => Send(context, endpoint, path, method, options),
                options
            );
        }

        private static async Task<ExecuteCommandResult> Send(
            ExecuteCommandContext context,
            EndpointReference endpoint,
            string path,
            HttpMethod method,
            HttpCommandOptions options
        )
        {
            var clients = context.ServiceProvider.GetRequiredService<IHttpClientFactory>();
            using var client = clients.CreateClient(options.HttpClientName ?? "");
            using var request = new HttpRequestMessage(method, new Uri(new Uri(endpoint.Url), path));
            if (options.PrepareRequest is { } prepare)
            {
                await prepare(
                    new HttpCommandRequestContext
                    {
                        ServiceProvider = context.ServiceProvider,
                        ResourceName = context.ResourceName,
                        Endpoint = endpoint,
                        CancellationToken = context.CancellationToken,
                        HttpClient = client,
                        Request = request,
                    }
                );
            }

            using var response = await client.SendAsync(request, context.CancellationToken);
            return options.GetCommandResult is { } judge
                    ? await judge(
                        new HttpCommandResultContext
                        {
                            ServiceProvider = context.ServiceProvider,
                            ResourceName = context.ResourceName,
                            Endpoint = endpoint,
                            CancellationToken = context.CancellationToken,
                            HttpClient = client,
                            Response = response,
                        }
                    )
                : response.IsSuccessStatusCode ? CommandResults.Success()
                : CommandResults.Failure($"Request failed with status code {(int)response.StatusCode}");
        }
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>Optional properties of a command that sends a request.</summary>
    public class HttpCommandOptions : CommandOptions
    {
        /// <summary>Chooses the endpoint.</summary>
        public Func<EndpointReference>? EndpointSelector { get; set; }

        /// <summary>Method; POST unless set.</summary>
        public HttpMethod? Method { get; set; }

        /// <summary>Name of the client to send it with.</summary>
        public string? HttpClientName { get; set; }

        /// <summary>Changes the request before it is sent.</summary>
        public Func<HttpCommandRequestContext, Task>? PrepareRequest { get; set; }

        /// <summary>Judges the response.</summary>
        public Func<HttpCommandResultContext, Task<ExecuteCommandResult>>? GetCommandResult { get; set; }
    }

    /// <summary>A command's request.</summary>
    public sealed class HttpCommandRequestContext
    {
        /// <summary>Services of the AppHost.</summary>
        public required IServiceProvider ServiceProvider { get; init; }

        /// <summary>The resource's id.</summary>
        public required string ResourceName { get; init; }

        /// <summary>Where it goes.</summary>
        public required EndpointReference Endpoint { get; init; }

        /// <summary>Cancelled when nobody wants the result.</summary>
        public required CancellationToken CancellationToken { get; init; }

        /// <summary>Who sends it.</summary>
        public required HttpClient HttpClient { get; init; }

        /// <summary>The request.</summary>
        public required HttpRequestMessage Request { get; init; }
    }

    /// <summary>The response to a command's request.</summary>
    public sealed class HttpCommandResultContext
    {
        /// <summary>Services of the AppHost.</summary>
        public required IServiceProvider ServiceProvider { get; init; }

        /// <summary>The resource's id.</summary>
        public required string ResourceName { get; init; }

        /// <summary>Where it comes from.</summary>
        public required EndpointReference Endpoint { get; init; }

        /// <summary>Cancelled when nobody wants the result.</summary>
        public required CancellationToken CancellationToken { get; init; }

        /// <summary>Who sent the request.</summary>
        public required HttpClient HttpClient { get; init; }

        /// <summary>The response.</summary>
        public required HttpResponseMessage Response { get; init; }
    }
}
