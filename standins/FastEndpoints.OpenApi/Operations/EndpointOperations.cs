using System.Text.Json;
using System.Text.Json.Nodes;
using FastEndpoints.OpenApi.Validation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi.Operations;

/// <summary>Describes the operation of each endpoint.</summary>
sealed class EndpointOperations(DocumentOptions options) : IOpenApiOperationTransformer
{
    public async Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        options.Services ??= context.ApplicationServices;
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var endpoint = metadata.OfType<EndpointDefinition>().LastOrDefault();
        var isLeftOut = endpoint is null
            ? options.ExcludeNonFastEndpoints
            : options.EndpointFilter?.Invoke(endpoint) is false;
        if (isLeftOut)
        {
            DocumentParts.Of(context.Document!).LeftOut.Add(operation);
            return;
        }

        RequireSecurity(operation, endpoint, metadata, context.Document!);
        if (endpoint is not null)
            await Describe(operation, endpoint, context, cancellationToken);
    }

    async Task Describe(
        OpenApiOperation operation,
        EndpointDefinition endpoint,
        OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var json = context.ApplicationServices.GetRequiredService<Config>().Serializer.Options;
        var route = new RouteTemplate(context.Description.RelativePath ?? string.Empty);
        var method = context.Description.HttpMethod ?? "GET";
        var rules = ValidatorRules.Of(endpoint, context.ApplicationServices, json);
        var request = new RequestParts(endpoint.ReqDtoType, route, method, json);

        operation.OperationId =
            metadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName ?? operation.OperationId;
        operation.Summary ??= endpoint.EndpointSummary?.Summary ?? XmlDocs.Summary(endpoint.EndpointType);
        operation.Description ??= endpoint.EndpointSummary?.Description ?? XmlDocs.Remarks(endpoint.EndpointType);
        operation.Deprecated |= endpoint.EndpointType.IsDefined(typeof(ObsoleteAttribute), inherit: false);
        new OperationTags(options).Apply(operation, endpoint, context.Description);
        await new OperationParameters(context, endpoint, rules, json).Replace(operation, request.Parameters, ct);
        await new OperationResponses(context, endpoint, json).Complete(operation, ct);
        PlanBody(operation, request, endpoint, rules, json, context.Document!);
    }

    /// <summary>Schemas of bodies are shared, so they are trimmed when the whole document is known.</summary>
    static void PlanBody(
        OpenApiOperation operation,
        RequestParts request,
        EndpointDefinition endpoint,
        ValidatorRules rules,
        JsonSerializerOptions json,
        OpenApiDocument document
    )
    {
        if (!request.HasBody)
            operation.RequestBody = null;
        if (operation.RequestBody is null)
            return;
        var examples = endpoint.EndpointSummary?.RequestExamples.Select(example => Example(example, request, json));
        DocumentParts
            .Of(document)
            .Bodies.Add(
                new(
                    operation,
                    request.OutsideBody,
                    request.Body is { } body ? Schemas.JsonNames.Of(body, json) : null,
                    endpoint.EndpointSummary?.Params ?? [],
                    rules.Below(request.Body?.Name),
                    examples?.ToArray() ?? []
                )
            );
    }

    static (RequestExample, JsonNode?) Example(RequestExample example, RequestParts request, JsonSerializerOptions json)
    {
        var node = JsonSerializer.SerializeToNode(example.Value, example.Value.GetType(), json);
        if (node is not JsonObject properties)
            return (example, node);
        if (request.Body is { } body && properties.TryGetPropertyValue(Schemas.JsonNames.Of(body, json), out var inner))
            return (example, inner?.DeepClone());
        foreach (var name in request.OutsideBody)
            properties.Remove(name);
        return (example, properties);
    }

    void RequireSecurity(
        OpenApiOperation operation,
        EndpointDefinition? endpoint,
        IList<object> metadata,
        OpenApiDocument document
    )
    {
        var demands = metadata.OfType<IAuthorizeData>().ToArray();
        operation.Security = [];
        if (metadata.OfType<IAllowAnonymous>().Any() || demands.Length == 0)
            return;
        var roles = demands.SelectMany(demand => demand.Roles?.Split(',') ?? []);
        foreach (var auth in options.AuthSchemes)
        {
            if (endpoint?.AuthSchemeNames?.Contains(auth.Name, StringComparer.Ordinal) is false)
                continue;
            var scopes = roles.Concat(auth.GlobalScopes).Distinct(StringComparer.Ordinal).ToList();
            operation.Security.Add(new() { [new OpenApiSecuritySchemeReference(auth.Name, document)] = scopes });
        }
    }
}
