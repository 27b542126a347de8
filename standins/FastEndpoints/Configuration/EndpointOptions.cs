using System.Runtime.InteropServices;

namespace FastEndpoints;

/// <summary>How endpoints are registered.</summary>
public sealed class EndpointOptions
{
    /// <summary>Names an endpoint, which is its OpenAPI operation id too.</summary>
    public Func<EndpointNameGenerationContext, string> NameGenerator { internal get; set; } = NameByType;

    /// <summary>Endpoint names are class names without the namespace.</summary>
    public bool ShortNames { internal get; set; }

    /// <summary>Endpoint names start with the endpoint's first tag and an underscore.</summary>
    public bool PrefixNameWithFirstTag { internal get; set; }

    /// <summary>The prefix of all routes.</summary>
    public string? RoutePrefix { internal get; set; }

    /// <summary>Endpoints for which this is false are not registered.</summary>
    public Func<EndpointDefinition, bool>? Filter { internal get; set; }

    /// <summary>Configures each endpoint after its own <c>Configure()</c>.</summary>
    public Action<EndpointDefinition>? Configurator { internal get; set; }

    /// <summary>Request types without properties are accepted.</summary>
    public bool AllowEmptyRequestDtos { internal get; set; }

    /// <summary>Runs right before a response is written.</summary>
    public Action<HttpContext, object?>? GlobalResponseModifier { internal get; set; }

    /// <summary>Runs right before a response is written.</summary>
    public Func<HttpContext, object?, Task>? GlobalResponseModifierAsync { internal get; set; }

    static string NameByType(EndpointNameGenerationContext context)
    {
        var tag = context is { PrefixNameWithFirstTag: true, TagPrefix: not null }
            ? context.TagPrefix + "_"
            : string.Empty;
        var verb = context.HttpVerb is { } v ? v[..1] + v[1..].ToLowerInvariant() : string.Empty;
        var type = context.ShortEndpointNames
            ? context.EndpointType.Name
            : context.EndpointType.FullName!.Replace(".", string.Empty, StringComparison.Ordinal);
        return $"{tag}{verb}{type}{context.RouteNumber}";
    }
}

/// <summary>What an endpoint's name can be made of.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct EndpointNameGenerationContext(
    Type endpointType,
    string? httpVerb,
    int? routeNumber,
    string? tagPrefix
)
{
    public Type EndpointType { get; } = endpointType;

    /// <summary>Set when the endpoint has several verbs.</summary>
    public string? HttpVerb { get; } = httpVerb;

    /// <summary>Set when the endpoint has several routes.</summary>
    public int? RouteNumber { get; } = routeNumber;

    public string? TagPrefix { get; } = tagPrefix;

    public bool PrefixNameWithFirstTag => Cfg.EpOpts.PrefixNameWithFirstTag;

    public bool ShortEndpointNames => Cfg.EpOpts.ShortNames;
}
