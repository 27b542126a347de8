using System.Globalization;
using System.Reflection;
using System.Text.Json;
using FastEndpoints.OpenApi.Schemas;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi.Operations;

/// <summary>The responses of an operation, with all content types, descriptions, examples and headers.</summary>
sealed class OperationResponses(
    OpenApiOperationTransformerContext context,
    EndpointDefinition endpoint,
    JsonSerializerOptions json
)
{
    static readonly Dictionary<int, string> OwnReasons = new() { [200] = "Success", [500] = "Server Error" };

    internal async Task Complete(OpenApiOperation operation, CancellationToken ct)
    {
        operation.Responses ??= [];
        foreach (
            var produced in context.Description.ActionDescriptor.EndpointMetadata.OfType<IProducesResponseTypeMetadata>()
        )
            await Add(operation.Responses, produced, ct);
        foreach (var (status, response) in operation.Responses)
        {
            if (
                response is OpenApiResponse concrete
                && int.TryParse(status, CultureInfo.InvariantCulture, out var code)
            )
                Describe(concrete, code);
        }
    }

    async Task Add(OpenApiResponses responses, IProducesResponseTypeMetadata produced, CancellationToken ct)
    {
        var status = produced.StatusCode.ToString(CultureInfo.InvariantCulture);
        if (!responses.TryGetValue(status, out var found) || found is not OpenApiResponse response)
            responses[status] = response = new OpenApiResponse();
        if (produced.Type is not { } type || type == typeof(void))
            return;
        response.Content ??= new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
        foreach (var contentType in produced.ContentTypes.Where(c => !response.Content.ContainsKey(c)))
            response.Content[contentType] = new() { Schema = await SchemaOf(type, ct) };
        await AddHeaders(response, type, ct);
    }

    async Task<IOpenApiSchema> SchemaOf(Type type, CancellationToken ct) =>
        context.Document!.Share(await context.GetOrCreateSchemaAsync(type, cancellationToken: ct));

    async Task AddHeaders(OpenApiResponse response, Type type, CancellationToken ct)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<ToHeaderAttribute>() is not { } header)
                continue;
            var name = header.HeaderName ?? JsonNames.Of(property, json);
            var schema = await context.GetOrCreateSchemaAsync(property.PropertyType, cancellationToken: ct);
            response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            response.Headers[name] = new OpenApiHeader { Schema = schema };
        }
    }

    void Describe(OpenApiResponse response, int status)
    {
        var framework = ReasonPhrases.GetReasonPhrase(status);
        if (
            string.IsNullOrEmpty(response.Description)
            || string.Equals(response.Description, framework, StringComparison.Ordinal)
        )
            response.Description = OwnReasons.GetValueOrDefault(status, framework);
        if (endpoint.EndpointSummary?.Responses.TryGetValue(status, out var description) is true)
            response.Description = description;
        if (endpoint.EndpointSummary?.ResponseExamples.TryGetValue(status, out var example) is not true)
            return;
        foreach (var content in response.Content?.Values ?? [])
            content.Example = JsonSerializer.SerializeToNode(example, example!.GetType(), json);
    }
}
