using System.Reflection;

namespace FastEndpoints;

/// <summary>What properties are called outside.</summary>
static class FieldNames
{
    /// <summary>The name of a property in error responses.</summary>
    internal static string OnTheWire(string property) =>
        Cfg.SerOpts.Options.PropertyNamingPolicy?.ConvertName(property) ?? property;

    /// <summary>The name of the route, query, form or header parameter of a property.</summary>
    internal static string OfParameter(PropertyInfo property)
    {
        if (property.GetCustomAttribute<BindFromAttribute>() is { } bindFrom)
            return bindFrom.Name;
        return Cfg.BndOpts.UsePropertyNamingPolicy ? OnTheWire(property.Name) : property.Name;
    }
}
