using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi.Schemas;

/// <summary>Makes schemas say what FastEndpoints' serializer reads and writes.</summary>
sealed class SchemaCleaner : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var json = context.ApplicationServices.GetRequiredService<Config>().Serializer.Options;
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        ConvertedText.Describe(schema, context.JsonTypeInfo, context.JsonPropertyInfo);
        NumbersAreNumbers(schema);
        foreach (var inner in schema.Properties?.Values.OfType<OpenApiSchema>() ?? [])
            NumbersAreNumbers(inner);
        if (type.IsEnum)
            ListValues(schema, type, json, isNullable: type != context.JsonTypeInfo.Type);
        if (context.JsonPropertyInfo is null)
            RemoveWhatIsNotInBodies(schema, type, json);
        if (IsSet(context))
            schema.UniqueItems = true;
        if (string.IsNullOrEmpty(schema.Description))
            schema.Description = DocOf(context);
        return Task.CompletedTask;
    }

    static string? DocOf(OpenApiSchemaTransformerContext context) =>
        context.JsonPropertyInfo is null ? XmlDocs.Summary(context.JsonTypeInfo.Type)
        : context.JsonPropertyInfo.AttributeProvider is PropertyInfo property ? XmlDocs.Summary(property)
        : null;

    static bool IsSet(OpenApiSchemaTransformerContext context) =>
        context.JsonPropertyInfo is { } property
        && (
            property.AttributeProvider?.IsDefined(typeof(UniqueItemsAttribute), inherit: true) is true
            || Array.Exists(
                property.PropertyType.GetInterfaces(),
                i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISet<>)
            )
        );

    /// <summary>The generator allows numbers in quotes, which are accepted but nothing to ask clients for.</summary>
    static void NumbersAreNumbers(OpenApiSchema schema)
    {
        if (schema.Type is not { } type || !type.HasFlag(JsonSchemaType.String))
            return;
        if (!type.HasFlag(JsonSchemaType.Integer) && !type.HasFlag(JsonSchemaType.Number))
            return;
        schema.Type = type & ~JsonSchemaType.String;
        schema.Pattern = null;
    }

    static void ListValues(OpenApiSchema schema, Type type, JsonSerializerOptions json, bool isNullable)
    {
        var values = Enum.GetValues(type)
            .Cast<object>()
            .Select(value => JsonSerializer.SerializeToNode(value, type, json)!)
            .DistinctBy(value => value.ToJsonString(), StringComparer.Ordinal)
            .ToList();
        if (values.Count == 0)
            return;
        var isText = values[0].GetValueKind() == JsonValueKind.String;
        schema.Type = isText ? JsonSchemaType.String : JsonSchemaType.Integer;
        if (isText)
            schema.Format = null;
        if (isNullable && schema.Metadata?.ContainsKey("x-schema-id") is not true)
            schema.Type |= JsonSchemaType.Null;
        schema.Enum = values;
    }

    static void RemoveWhatIsNotInBodies(OpenApiSchema schema, Type type, JsonSerializerOptions json)
    {
        if (schema.Properties is not { Count: > 0 })
            return;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = JsonNames.Of(property, json);
            var isElsewhere =
                property.IsDefined(typeof(HideFromDocsAttribute)) || property.IsDefined(typeof(ToHeaderAttribute));
            if (isElsewhere)
                schema.Properties.Remove(name);
            if (isElsewhere || property.IsDefined(typeof(NonJsonBindingAttribute)))
                schema.Required?.Remove(name);
        }
    }
}
