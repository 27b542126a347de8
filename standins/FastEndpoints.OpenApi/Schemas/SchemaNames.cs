using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace FastEndpoints.OpenApi.Schemas;

/// <summary>Names schemas by their types.</summary>
sealed class SchemaNames(bool @short)
{
    readonly ConcurrentDictionary<string, Type> owners = new(StringComparer.Ordinal);

    /// <summary>Null for what is written in place: numbers, texts, lists.</summary>
    internal string? Of(JsonTypeInfo typeInfo)
    {
        var type = Nullable.GetUnderlyingType(typeInfo.Type) ?? typeInfo.Type;
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(typeInfo) is null)
            return null;
        var name = Name(type, @short);
        // Two types of one name: the second one to come has its namespace shown.
        return owners.GetOrAdd(name, type) == type ? name : Name(type, @short: false);
    }

    static string Name(Type type, bool @short)
    {
        if (type.IsArray)
            return Name(type.GetElementType()!, @short) + "Array";
        var own = @short ? ShortName(type) : LettersAndDigits(type.FullName ?? type.Name);
        if (!type.IsGenericType)
            return own;
        var arguments = type.GetGenericArguments().Select(argument => Name(argument, @short));
        return $"{own}Of{string.Join("And", arguments)}";
    }

    static string ShortName(Type type)
    {
        var name = LettersAndDigits(type.Name);
        return type.DeclaringType is { } outer ? $"{ShortName(outer)}_{name}" : name;
    }

    static string LettersAndDigits(string name) => string.Concat(name.Split('`')[0].Where(char.IsAsciiLetterOrDigit));
}
