using System.Security.Cryptography;
using Airbnb.Api.Limits;
using FastEndpoints.OpenApi;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Airbnb.Api.Http;

/// <summary>The OpenAPI document at /openapi/v1.json, and the page at /docs that reads and tries it.</summary>
public static class ApiDocument
{
    private const string Name = "v1";
    private const string Path = $"/openapi/{Name}.json";

    private const string Introduction = """
        Register with `POST /accounts`, confirm the address with the link in the mail, sign in with `POST /sessions`,
        and send the token as `Authorization: Bearer …` (here: the button *Authorize*). Searching, reading listings and
        asking for prices need no account.

        - **Money** is in minor units: `{ "amount": 105276, "currency": "USD" }` is $1,052.76. A day is `2027-03-01`.
        - **Lists** answer `items` and `next`: give `next` back as `after` to read on.
        - **Errors** are problem details (RFC 9457) with a stable `code`, and `errors` by field where input is malformed.
        - **`Idempotency-Key`** is required where money or nights move; a repeated request gets the first answer again.
        - **`RateLimit`** says how many more requests of a kind are in order; 429 says in `Retry-After` when to go on.
        - **`ETag` and `If-Match`** keep two editors from overwriting each other.
        """;

    public static void Describe(DocumentOptions options)
    {
        options.DocumentName = Name;
        options.Title = "Airbnb.sln";
        options.Version = Name;
        options.ShortSchemaNames = true;
        options.AutoTagPathSegmentIndex = 0;
        options.EnableJWTBearerAuth = false;
        options.AddAuth(
            "session",
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The token that POST /api/v1/sessions answers.",
            },
            []
        );
        options.ConfigureOpenApi = document =>
        {
            document.AddDocumentTransformer(
                (whole, _, _) =>
                {
                    whole.Info.Description = Introduction;
                    return Task.CompletedTask;
                }
            );
            document.AddOperationTransformer(RequiredHeader.Document);
            document.AddOperationTransformer(NeededPermissions.Document);
            document.AddOperationTransformer(RateLimiting.Document);
            document.AddOperationTransformer(LeaveQueriesOptional);
            document.AddSchemaTransformer(TypeWhatConvertersHide);
        };
    }

    /// <summary>Whatever an endpoint reads from the query may be left out, or has a default.</summary>
    private static Task LeaveQueriesOptional(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            if (parameter.In is ParameterLocation.Query)
                parameter.Required = false;
        return Task.CompletedTask;
    }

    /// <summary>Our own converters of text and instants leave those without a type.</summary>
    private static Task TypeWhatConvertersHide(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken ct
    )
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (schema.Type is null && (type == typeof(string) || type == typeof(DateTimeOffset)))
            schema.Type = JsonSchemaType.String;
        if (type == typeof(DateTimeOffset))
            schema.Format = "date-time";
        return Task.CompletedTask;
    }

    public static void MapApiDocument(this WebApplication app)
    {
        // On a thread of its own: whoever comes meanwhile must not keep one busy with waiting.
        var document = new Lazy<Task<(byte[] Json, EntityTagHeaderValue Tag)>>(() =>
            Task.Run(() => Write(app.Services))
        );
        app.MapGet(
                Path,
                async (CancellationToken ct) =>
                {
                    var (json, tag) = await document.Value.WaitAsync(ct);
                    return Results.Bytes(json, "application/json; charset=utf-8", entityTag: tag);
                }
            )
            .ExcludeFromDescription();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.DocumentTitle = "Airbnb.sln API";
            page.SwaggerEndpoint(Path, Name);
            page.EnablePersistAuthorization();
            page.DisplayRequestDuration();
            page.DefaultModelsExpandDepth(0);
        });
    }

    /// <summary>Once: describing 150 operations anew costs 0.3 s of a processor, and anybody may ask.</summary>
    private static async Task<(byte[] Json, EntityTagHeaderValue Tag)> Write(IServiceProvider services)
    {
        var provider = services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name);
        using var written = new MemoryStream();
        await (await provider.GetOpenApiDocumentAsync()).SerializeAsJsonAsync(written, OpenApiSpecVersion.OpenApi3_1);
        var json = written.ToArray();
        return (json, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(json))}\""));
    }
}
