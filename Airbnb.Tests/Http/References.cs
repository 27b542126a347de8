using System.Text.Json;

namespace Airbnb.Tests.Http;

/// <summary>What an OpenAPI document refers to.</summary>
public static class References
{
    /// <summary>The schema that stands behind its references.</summary>
    public static JsonElement Resolve(this JsonElement document, JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
            schema = reference
                .GetString()![2..]
                .Split('/')
                .Aggregate(document, (element, name) => element.GetProperty(name));
        return schema;
    }
}
