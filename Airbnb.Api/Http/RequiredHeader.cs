using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Airbnb.Api.Http;

/// <summary>A header that an endpoint reads itself, for the document.</summary>
public sealed record RequiredHeader(string Name, string Meaning)
{
    public static readonly RequiredHeader IdempotencyKey = new(
        IdempotentAnswers.HeaderName,
        "1 to 255 visible characters, new for each intention. A repeat under the same key gets the same answer."
    );

    public static readonly RequiredHeader IfMatch = new("If-Match", "The ETag of the version that this edits.");

    /// <summary>Writes the headers that endpoints ask for into their operations.</summary>
    public static Task Document(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        foreach (var header in context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiredHeader>())
            (operation.Parameters ??= []).Add(
                new OpenApiParameter
                {
                    Name = header.Name,
                    In = ParameterLocation.Header,
                    Required = true,
                    Description = header.Meaning,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                }
            );
        return Task.CompletedTask;
    }
}
