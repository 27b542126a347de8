using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi.Schemas;

/// <summary>
/// The generator knows nothing of types that a converter of the application's writes. Those that are text by nature
/// are written as text whatever the converter.
/// </summary>
static class ConvertedText
{
    static readonly Dictionary<Type, string?> Formats = new()
    {
        [typeof(string)] = null,
        [typeof(char)] = null,
        [typeof(DateTime)] = "date-time",
        [typeof(DateTimeOffset)] = "date-time",
        [typeof(DateOnly)] = "date",
        [typeof(TimeOnly)] = "time",
        [typeof(TimeSpan)] = null,
        [typeof(Guid)] = "uuid",
        [typeof(Uri)] = "uri",
    };

    internal static void Describe(OpenApiSchema schema, JsonTypeInfo type, JsonPropertyInfo? property)
    {
        if (IsUnknown(schema) && Create(type.Type) is { } text)
        {
            var isNullable = property is { IsGetNullable: true } || Nullable.GetUnderlyingType(type.Type) is not null;
            schema.Type = isNullable ? text.Type | JsonSchemaType.Null : text.Type;
            schema.Format ??= text.Format;
        }

        if (type.Kind == JsonTypeInfoKind.Enumerable && schema.Items is null && type.ElementType is { } item)
            schema.Items = Create(item);
        if (
            type.Kind == JsonTypeInfoKind.Dictionary
            && schema.AdditionalProperties is null
            && type.ElementType is { } value
        )
            schema.AdditionalProperties = Create(value);
    }

    static bool IsUnknown(OpenApiSchema schema) =>
        schema.Type is null && schema is { OneOf: null or [], AnyOf: null or [], AllOf: null or [], Properties: null };

    static OpenApiSchema? Create(Type type) =>
        Formats.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out var format)
            ? new OpenApiSchema { Type = JsonSchemaType.String, Format = format }
            : null;
}
