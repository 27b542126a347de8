using System.ComponentModel;
using System.Reflection;

namespace FastEndpoints.OpenApi.Operations;

/// <summary>Values that properties have when a request does not give them.</summary>
static class Defaults
{
    internal static object? Of(PropertyInfo property) =>
        property.GetCustomAttribute<DefaultValueAttribute>()?.Value ?? OfConstructor(property);

    internal static object? OfConstructor(PropertyInfo property) =>
        property
            .DeclaringType?.GetConstructors()
            .MaxBy(constructor => constructor.GetParameters().Length)
            ?.GetParameters()
            .FirstOrDefault(parameter =>
                parameter.HasDefaultValue
                && string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
            )
            ?.DefaultValue;
}
