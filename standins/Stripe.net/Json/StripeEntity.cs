using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Something that the API answers with.</summary>
public interface IStripeEntity
{
    /// <summary>The answer that brought the entity.</summary>
    StripeResponse StripeResponse { get; set; }
}

/// <summary>Has an id.</summary>
public interface IHasId
{
    /// <summary>The id.</summary>
    string Id { get; set; }
}

/// <summary>Carries the caller's own key-value pairs.</summary>
public interface IHasMetadata
{
    /// <summary>The pairs.</summary>
    Dictionary<string, string> Metadata { get; set; }
}

/// <summary>Says what kind of object it is.</summary>
public interface IHasObject
{
    /// <summary>The kind, for example <c>payment_intent</c>.</summary>
    string Object { get; set; }
}

/// <summary>Something that moves a balance.</summary>
public interface IBalanceTransactionSource : IStripeEntity, IHasId, IHasObject { }

/// <summary>The root of everything that the API answers with.</summary>
public abstract class StripeEntity : IStripeEntity
{
    private JsonElement? rawElement;
    private string rawJson;

    /// <summary>The JSON that the entity was read from, properties without a member included.</summary>
    [JsonIgnore]
    public JsonElement? RawJsonElement
    {
        get => rawElement ??= rawJson is null ? null : JsonElement.Parse(rawJson);
        protected set => rawElement = value;
    }

    /// <inheritdoc/>
    [JsonIgnore]
    public StripeResponse StripeResponse { get; set; }

    /// <summary>Reads an entity whose <c>object</c> property says its type; null when the type is not known.</summary>
    public static IHasObject FromJson(string value) =>
        JsonSerializer.Deserialize<IHasObject>(value, StripeConfiguration.SerializerOptions);

    /// <summary>Reads an entity of a known type.</summary>
    public static T FromJson<T>(string value)
        where T : IStripeEntity
    {
        var entity = JsonSerializer.Deserialize<T>(value, StripeConfiguration.SerializerOptions);
        Keep(entity, value);
        return entity;
    }

    internal static void Keep(object entity, string json)
    {
        if (entity is StripeEntity known)
        {
            known.rawJson = json;
        }
    }

    /// <summary>Writes the properties that have a member, indented.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, GetType(), EntityJson.Indented);

    /// <inheritdoc/>
    public override string ToString() =>
        $"<{GetType().FullName}@{RuntimeHelpers.GetHashCode(this)} id={(this as IHasId)?.Id}> JSON: {ToJson()}";
}

/// <summary>The root of the entities of one type.</summary>
public abstract class StripeEntity<T> : StripeEntity
    where T : StripeEntity<T>
{
    /// <summary>Reads an entity of this type.</summary>
    public static new T FromJson(string value) => FromJson<T>(value);
}
