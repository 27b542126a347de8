namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>How services are found.</summary>
public sealed class ServiceDiscoveryOptions
{
    /// <summary>Whether every scheme may be used; if not, only those of <see cref="AllowedSchemes" />.</summary>
    public bool AllowAllSchemes { get; set; } = true;

    /// <summary>How often providers that cannot report changes are asked again.</summary>
    public TimeSpan RefreshPeriod { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The schemes that may be used, unless all are.</summary>
    public IList<string> AllowedSchemes { get; set; } = [];

    /// <summary>The requested schemes that are allowed; with none requested, all that are allowed.</summary>
    public IReadOnlyList<string> ApplyAllowedSchemes(IReadOnlyList<string> requestedSchemes)
    {
        ArgumentNullException.ThrowIfNull(requestedSchemes);

        if (requestedSchemes.Count == 0)
        {
            return AllowedSchemes.AsReadOnly();
        }

        return AllowAllSchemes
            ? requestedSchemes
            : [.. requestedSchemes.Where(scheme => AllowedSchemes.Contains(scheme, StringComparer.OrdinalIgnoreCase))];
    }
}

/// <summary>Where configuration names the endpoints of services.</summary>
public sealed class ConfigurationServiceEndpointProviderOptions
{
    /// <summary>The section that has a child for each service.</summary>
    public string SectionName { get; set; } = "Services";
}
