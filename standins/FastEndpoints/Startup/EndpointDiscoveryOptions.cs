using System.Reflection;

namespace FastEndpoints;

/// <summary>Where endpoints, validators and summaries are looked for.</summary>
public sealed class EndpointDiscoveryOptions
{
    /// <summary>Assemblies besides those found by themselves.</summary>
    public IEnumerable<Assembly>? Assemblies { internal get; set; }

    /// <summary>Only <see cref="Assemblies" /> are searched.</summary>
    public bool DisableAutoDiscovery { internal get; set; }

    public Func<Assembly, bool>? AssemblyFilter { internal get; set; }

    /// <summary>Types for which this is false are left out.</summary>
    public Func<Type, bool>? Filter { internal get; set; }

    /// <summary>Any FluentValidation validator counts, not only <see cref="Validator{TRequest}" />.</summary>
    public bool IncludeAbstractValidators { internal get; set; }
}
