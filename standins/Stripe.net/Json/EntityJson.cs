using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Stripe;

/// <summary>How entities look in JSON: snake_case, times in Unix seconds, references as id or object.</summary>
internal static class EntityJson
{
    /// <summary>The usual options with line breaks.</summary>
    public static JsonSerializerOptions Indented { get; } = new(CreateOptions()) { WriteIndented = true };

    public static JsonSerializerOptions CreateOptions() =>
        new()
        {
            MaxDepth = 128,
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { JoinReferences } },
            Converters = { new UnixTimeConverter(), new KindConverter(), new ListConverter() },
        };

    /// <summary>The name of a property in JSON and in forms.</summary>
    public static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    // CustomerId and Customer are one property of the JSON, `customer`.
    private static void JoinReferences(JsonTypeInfo type)
    {
        if (!typeof(StripeEntity).IsAssignableFrom(type.Type))
        {
            return;
        }

        foreach (var reference in type.Type.GetProperties().Where(property => IsReference(type.Type, property)))
        {
            var name = NameOf(reference);
            Remove(type, name);
            Remove(type, $"{name}_id");
            var joined = type.CreateJsonPropertyInfo(typeof(Reference), name);
            joined.CustomConverter = new ReferenceConverter(reference.PropertyType);
            var id = type.Type.GetProperty($"{reference.Name}Id");
            joined.Get = entity => new Reference((string)id.GetValue(entity), reference.GetValue(entity));
            joined.Set = (entity, value) => Assign(entity, (Reference)value, id, reference);
            type.Properties.Add(joined);
        }
    }

    private static bool IsReference(Type type, PropertyInfo property) =>
        typeof(IHasId).IsAssignableFrom(property.PropertyType) && type.GetProperty($"{property.Name}Id") is not null;

    private static void Remove(JsonTypeInfo type, string name)
    {
        var property = type.Properties.Single(p => string.Equals(p.Name, name, StringComparison.Ordinal));
        type.Properties.Remove(property);
    }

    private static void Assign(object entity, Reference value, PropertyInfo id, PropertyInfo reference)
    {
        id.SetValue(entity, value?.Id);
        if (value?.Object is not null)
        {
            reference.SetValue(entity, value.Object);
        }
    }
}

/// <summary>The id of another object and, when it was expanded, that object.</summary>
internal sealed record Reference(string Id, object Object);

internal sealed class ReferenceConverter(Type type) : JsonConverter<Reference>
{
    public override Reference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new Reference(reader.GetString(), null);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"A reference cannot be a {reader.TokenType}.");
        }

        var element = JsonElement.ParseValue(ref reader);
        return new Reference(element.GetProperty("id").GetString(), element.Deserialize(type, options));
    }

    public override void Write(Utf8JsonWriter writer, Reference value, JsonSerializerOptions options)
    {
        if (value.Object is null)
        {
            writer.WriteStringValue(value.Id);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Object, value.Object.GetType(), options);
        }
    }
}
