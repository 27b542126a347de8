using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi.Schemas;

/// <summary>The named schemas of a document.</summary>
static class ComponentSchemas
{
    /// <summary>Removes those that nothing refers to any more and puts the others in order.</summary>
    internal static void Tidy(OpenApiDocument document)
    {
        if (document.Components?.Schemas is not { } schemas)
            return;
        var operations = document.Operations().ToArray();
        var used = Reach(
            document,
            operations.SelectMany(InParametersAndResponses).Concat(operations.SelectMany(InBody))
        );
        document.Components.Schemas = schemas
            .Where(schema => used.Contains(schema.Key))
            .OrderBy(schema => schema.Key, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
    }

    internal static HashSet<string> ReferencedOutsideBodies(OpenApiDocument document) =>
        Reach(document, document.Operations().SelectMany(InParametersAndResponses));

    static IEnumerable<IOpenApiSchema?> InParametersAndResponses(OpenApiOperation operation) =>
        (operation.Parameters ?? [])
            .Select(parameter => parameter.Schema)
            .Concat((operation.Responses ?? []).Values.SelectMany(InResponse));

    static IEnumerable<IOpenApiSchema?> InResponse(IOpenApiResponse response) =>
        (response.Content?.Values.Select(content => content.Schema) ?? []).Concat(
            response.Headers?.Values.Select(header => header.Schema) ?? []
        );

    static IEnumerable<IOpenApiSchema?> InBody(OpenApiOperation operation) =>
        operation.RequestBody?.Content?.Values.Select(content => content.Schema) ?? [];

    static HashSet<string> Reach(OpenApiDocument document, IEnumerable<IOpenApiSchema?> roots)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<IOpenApiSchema?>(roots);
        while (waiting.TryPop(out var schema))
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } id } && !reached.Add(id))
                continue;
            foreach (var inner in Inside(schema.Resolve(document)))
                waiting.Push(inner);
        }

        return reached;
    }

    static IEnumerable<IOpenApiSchema?> Inside(OpenApiSchema? schema) =>
        schema is null
            ? []
            :
            [
                .. schema.Properties?.Values ?? [],
                .. schema.AllOf ?? [],
                .. schema.AnyOf ?? [],
                .. schema.OneOf ?? [],
                .. schema.Discriminator?.Mapping?.Values ?? Enumerable.Empty<IOpenApiSchema>(),
                schema.Items,
                schema.AdditionalProperties,
                schema.Not,
            ];
}
