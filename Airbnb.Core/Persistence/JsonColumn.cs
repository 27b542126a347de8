using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Airbnb.Core.Persistence;

/// <summary>A value that is stored as JSON, and has changed when its JSON has.</summary>
public static class JsonColumn
{
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property)
    {
        property.HasColumnType("jsonb").HasConversion(new Converter<T>(), new Comparer<T>());
        return property;
    }

    public static ComplexTypePropertyBuilder<T> HasJson<T>(this ComplexTypePropertyBuilder<T> property)
    {
        property.HasColumnType("jsonb").HasConversion(new Converter<T>(), new Comparer<T>());
        return property;
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Stored);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Stored)!;

    private sealed class Converter<T>() : ValueConverter<T, string>(value => Write(value), json => Read<T>(json));

    /// <summary>The values are immutable, so that a snapshot is the value itself.</summary>
    private sealed class Comparer<T>()
        : ValueComparer<T>(
            (a, b) => Write(a) == Write(b),
            value => StringComparer.Ordinal.GetHashCode(Write(value)),
            value => value
        );
}
