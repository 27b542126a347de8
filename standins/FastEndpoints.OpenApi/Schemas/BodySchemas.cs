using FastEndpoints.OpenApi.Validation;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi.Schemas;

/// <summary>Gives each body a schema of what really is in it.</summary>
/// <remarks>
/// The generator's schema of a request type has all its properties, those from route, query and headers too. When
/// operations take different parts of one type, or answer with it too, further parts get names of their own.
/// </remarks>
sealed class BodySchemas(OpenApiDocument document)
{
    readonly Dictionary<string, List<(string Shape, string Id)>> variants = new(StringComparer.Ordinal);

    internal void Apply(IEnumerable<BodyPlan> plans)
    {
        foreach (var plan in plans)
            Apply(plan);
    }

    void Apply(BodyPlan plan)
    {
        var contents = plan.Operation.RequestBody?.Content?.Values.ToArray() ?? [];
        foreach (var content in contents)
        {
            content.Schema = Trim(content.Schema, plan);
            AddExamples(content, plan);
        }

        // A request whose properties all come from elsewhere has no body.
        if (contents.Length == 0 || Array.TrueForAll(contents, content => IsEmpty(content.Schema, plan)))
            plan.Operation.RequestBody = null;
    }

    bool IsEmpty(IOpenApiSchema? schema, BodyPlan plan) =>
        schema is null
        || (
            plan.Remove.Count > 0 && plan.Promoted is null && schema.Resolve(document)?.Properties is not { Count: > 0 }
        );

    IOpenApiSchema? Trim(IOpenApiSchema? schema, BodyPlan plan)
    {
        if (plan.Promoted is not null)
            schema = schema.Resolve(document)?.Properties?[plan.Promoted] ?? schema;
        if (schema.Resolve(document) is not { } original)
            return schema;
        if (original.OneOf is { Count: > 0 })
        {
            schema = original.WithoutNull();
            original = schema.Resolve(document) ?? original;
        }

        var trimmed = original.Copy();
        foreach (var name in plan.Remove.Where(_ => plan.Promoted is null))
        {
            trimmed.Properties?.Remove(name);
            trimmed.Required?.Remove(name);
        }

        SchemaRules.ApplyAll(plan.Rules, trimmed, document);
        Describe(trimmed, plan.Descriptions);
        return schema is OpenApiSchemaReference { Reference.Id: { } id } ? Variant(id, trimmed) : trimmed;
    }

    static void Describe(OpenApiSchema schema, IReadOnlyDictionary<string, string> descriptions)
    {
        foreach (var (name, description) in descriptions)
        {
            var key = schema.Properties?.Keys.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (key is null)
                continue;
            if (schema.Properties![key] is OpenApiSchema inPlace)
            {
                var described = inPlace.Copy();
                described.Description = description;
                schema.Properties[key] = described;
            }
            else if (schema.Properties[key] is OpenApiSchemaReference reference)
                reference.Description = description;
        }
    }

    OpenApiSchemaReference Variant(string id, OpenApiSchema schema)
    {
        var shape = Shape(schema);
        if (!variants.TryGetValue(id, out var known))
            variants[id] = known = IsOnlyForBodies(id) ? [] : [(Shape(document.Component(id)!), id)];
        var same = known.Find(variant => string.Equals(variant.Shape, shape, StringComparison.Ordinal)).Id;
        if (same is null)
        {
            same = known.Count == 0 ? id : $"{id}Body{(known.Count == 1 ? string.Empty : known.Count)}";
            known.Add((shape, same));
            document.Components!.Schemas![same] = schema;
        }

        return new OpenApiSchemaReference(same, document);
    }

    bool IsOnlyForBodies(string id) => !ComponentSchemas.ReferencedOutsideBodies(document).Contains(id);

    static string Shape(OpenApiSchema schema)
    {
        using var text = new StringWriter();
        schema.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString();
    }

    static void AddExamples(OpenApiMediaType content, BodyPlan plan)
    {
        if (plan.Examples is [var (_, only)])
            content.Example = only?.DeepClone();
        else if (plan.Examples.Length > 1)
            content.Examples = plan.Examples.ToDictionary(
                e => e.Example.Label,
                IOpenApiExample (e) =>
                    new OpenApiExample
                    {
                        Summary = e.Example.Summary,
                        Description = e.Example.Description,
                        Value = e.Value?.DeepClone(),
                    },
                StringComparer.Ordinal
            );
    }
}
