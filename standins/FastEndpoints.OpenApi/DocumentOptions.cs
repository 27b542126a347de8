using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi;

/// <summary>What is in an OpenAPI document and how it is named.</summary>
public class DocumentOptions
{
    /// <summary>The name in the document's address.</summary>
    public string DocumentName { get; set; } = "v1";

    public string? Title { get; set; }

    public string? Version { get; set; }

    /// <summary>The segment of the route, after the prefix, that tags an endpoint; 0 for none.</summary>
    public int AutoTagPathSegmentIndex { get; set; } = 1;

    public TagCase TagCase { get; set; } = TagCase.TitleCase;

    /// <summary>Tags consist of letters and digits only.</summary>
    public bool TagStripSymbols { get; set; }

    /// <summary>Describes tags, by name.</summary>
    public Action<Dictionary<string, string>>? TagDescriptions { get; set; }

    /// <summary>Adds the security scheme <c>JWTBearerAuth</c>.</summary>
    public bool EnableJWTBearerAuth { get; set; } = true;

    /// <summary>Endpoints for which this is false are left out.</summary>
    public Func<EndpointDefinition, bool>? EndpointFilter { get; set; }

    /// <summary>Routes that are no FastEndpoints are left out.</summary>
    public bool ExcludeNonFastEndpoints { get; set; }

    /// <summary>Schemas are named by class, without the namespace.</summary>
    public bool ShortSchemaNames { get; set; }

    /// <summary>Configures the underlying generator.</summary>
    public Action<OpenApiOptions>? ConfigureOpenApi { get; set; }

    /// <summary>The application's services, from the first document on.</summary>
    public IServiceProvider? Services { get; internal set; }

    internal List<AuthScheme> AuthSchemes { get; } = [];

    /// <summary>Adds a security scheme, required by endpoints that allow its authentication scheme.</summary>
    public void AddAuth(
        string schemeName,
        OpenApiSecurityScheme securityScheme,
        IEnumerable<string>? globalScopeNames = null
    ) => AuthSchemes.Add(new(schemeName, securityScheme, globalScopeNames?.ToArray() ?? []));

    internal sealed record AuthScheme(string Name, OpenApiSecurityScheme Scheme, string[] GlobalScopes);
}

/// <summary>How tags are written.</summary>
public enum TagCase
{
    None = 0,
    TitleCase = 1,
    LowerCase = 2,
}

/// <summary>The tag of an endpoint instead of the one that its route gives.</summary>
public sealed class AutoTagOverride(string tagName)
{
    public string TagName { get; set; } = tagName;
}
