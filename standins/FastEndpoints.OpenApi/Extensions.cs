using FastEndpoints.OpenApi.Operations;
using FastEndpoints.OpenApi.Schemas;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi;

/// <summary>Adds OpenAPI documents of FastEndpoints to an application.</summary>
public static class Extensions
{
    /// <summary>Adds a document, which <c>app.MapOpenApi()</c> then serves.</summary>
    public static IServiceCollection OpenApiDocument(
        this IServiceCollection services,
        Action<DocumentOptions>? options = null
    )
    {
        var document = new DocumentOptions();
        options?.Invoke(document);
        if (document.EnableJWTBearerAuth)
            document.AuthSchemes.Insert(0, new("JWTBearerAuth", BearerScheme(), []));

        services.AddOpenApi(
            document.DocumentName,
            api =>
            {
                api.CreateSchemaReferenceId = new SchemaNames(document.ShortSchemaNames).Of;
                api.AddSchemaTransformer(new SchemaCleaner());
                api.AddOperationTransformer(new EndpointOperations(document));
                api.AddDocumentTransformer(new EndpointDocument(document));
                document.ConfigureOpenApi?.Invoke(api);
            }
        );
        return services;
    }

    /// <summary>Tags an endpoint otherwise than its route would.</summary>
    public static IEndpointConventionBuilder AutoTagOverride(this IEndpointConventionBuilder b, string tag)
    {
        b.WithMetadata(new AutoTagOverride(tag));
        return b;
    }

    static OpenApiSecurityScheme BearerScheme() =>
        new()
        {
            Type = SecuritySchemeType.Http,
            Scheme = "Bearer",
            BearerFormat = "JWT",
            Description = "Enter a JWT token to authorize the requests...",
        };
}
