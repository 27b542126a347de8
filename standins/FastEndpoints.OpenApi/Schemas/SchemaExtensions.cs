using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi.Schemas;

/// <summary>Schemas and the components that they refer to.</summary>
static class SchemaExtensions
{
    /// <summary>The schema itself, or the component that it refers to.</summary>
    internal static OpenApiSchema? Resolve(this IOpenApiSchema? schema, OpenApiDocument document) =>
        schema switch
        {
            OpenApiSchema concrete => concrete,
            OpenApiSchemaReference { Reference.Id: { } id } => document.Component(id),
            _ => null,
        };

    internal static IEnumerable<OpenApiOperation> Operations(this OpenApiDocument document) =>
        document.Paths.Values.SelectMany(item => item.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>());

    /// <summary>Refers to the schema by its type's name, if it has one, so that all operations share it.</summary>
    internal static IOpenApiSchema Share(this OpenApiDocument document, OpenApiSchema schema)
    {
        if (schema.Metadata?.TryGetValue("x-schema-id", out var name) is not true || name is not string id)
            return schema;
        if (document.Component(id) is null)
            document.AddComponent(id, schema);
        return new OpenApiSchemaReference(id, document);
    }

    internal static OpenApiSchema? Component(this OpenApiDocument document, string id) =>
        document.Components?.Schemas?.TryGetValue(id, out var schema) is true ? schema as OpenApiSchema : null;

    /// <summary>A copy whose own properties can be changed without changing those of others.</summary>
    internal static OpenApiSchema Copy(this OpenApiSchema schema)
    {
        var copy = (OpenApiSchema)schema.CreateShallowCopy();
        if (schema.Properties is { } properties)
            copy.Properties = properties.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        if (schema.Required is { } required)
            copy.Required = required.ToHashSet(StringComparer.Ordinal);
        return copy;
    }

    internal static bool Is(this OpenApiSchema schema, JsonSchemaType type) => schema.Type?.HasFlag(type) is true;

    /// <summary>The alternative to null, where the schema is one.</summary>
    internal static IOpenApiSchema WithoutNull(this OpenApiSchema schema) =>
        schema.OneOf is { Count: 2 } options && options.Any(IsNull) ? options.First(option => !IsNull(option)) : schema;

    static bool IsNull(IOpenApiSchema schema) => schema is OpenApiSchema { Type: JsonSchemaType.Null };
}
