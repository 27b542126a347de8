using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FastEndpoints.OpenApi.Schemas;

/// <summary>What properties are called in JSON and in parameters.</summary>
static class JsonNames
{
    internal static string Of(PropertyInfo property, JsonSerializerOptions json) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? Of(property.Name, json);

    internal static string Of(string name, JsonSerializerOptions json) =>
        json.PropertyNamingPolicy?.ConvertName(name) ?? name;

    /// <summary>Names in queries are written as in JSON, since they bind whatever their case.</summary>
    internal static string OfParameter(PropertyInfo property, JsonSerializerOptions json) =>
        property.GetCustomAttribute<BindFromAttribute>()?.Name ?? Of(property.Name, json);
}
