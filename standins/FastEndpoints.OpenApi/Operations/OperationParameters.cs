using System.Text.Json;
using FastEndpoints.OpenApi.Schemas;
using FastEndpoints.OpenApi.Validation;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi.Operations;

/// <summary>The parameters of an operation, with types, limits and descriptions.</summary>
sealed class OperationParameters(
    OpenApiOperationTransformerContext context,
    EndpointDefinition endpoint,
    ValidatorRules rules,
    JsonSerializerOptions json
)
{
    readonly Dictionary<string, string> descriptions = new(
        endpoint.EndpointSummary?.Params ?? [],
        StringComparer.OrdinalIgnoreCase
    );

    internal async Task Replace(
        OpenApiOperation operation,
        IReadOnlyList<RequestParameter> parameters,
        CancellationToken ct
    )
    {
        operation.Parameters = [];
        foreach (
            var parameter in parameters.OrderBy(p =>
                p.In switch
                {
                    ParameterLocation.Path => 0,
                    ParameterLocation.Query => 1,
                    _ => 2,
                }
            )
        )
            operation.Parameters.Add(await Create(parameter, ct));
    }

    async Task<OpenApiParameter> Create(RequestParameter parameter, CancellationToken ct)
    {
        var created = new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.In,
            Required = parameter.IsRequired,
            Description = Describe(parameter),
        };
        var type = Nullable.GetUnderlyingType(parameter.Type) ?? parameter.Type;
        var schema = (await context.GetOrCreateSchemaAsync(type, cancellationToken: ct)).Copy();
        AddDefault(schema, parameter);
        if (parameter.Property is not null && rules.For(parameter.Path) is { Count: > 0 } found)
            created.Required |= SchemaRules.Apply(found, schema);
        if (schema.Items is OpenApiSchema { Enum.Count: > 0 } item)
            schema.Items = context.Document!.Share(item);
        // An enum with a default of its own stays in place, others are named.
        created.Schema = schema is { Enum.Count: > 0, Default: null } ? context.Document!.Share(schema) : schema;
        return created;
    }

    string? Describe(RequestParameter parameter) =>
        descriptions.GetValueOrDefault(string.Join('.', parameter.Path))
        ?? descriptions.GetValueOrDefault(parameter.Name)
        ?? (parameter.Property is null ? null : XmlDocs.Summary(parameter.Property));

    void AddDefault(OpenApiSchema schema, RequestParameter parameter)
    {
        if (parameter.Property is not null && Defaults.Of(parameter.Property) is { } value)
            schema.Default = JsonSerializer.SerializeToNode(value, value.GetType(), json);
    }
}
