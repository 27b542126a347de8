using System.Globalization;
using FastEndpoints.OpenApi.Schemas;
using FluentValidation.Validators;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi.Validation;

/// <summary>Turns what validators demand into what schemas say.</summary>
static class SchemaRules
{
    internal static void ApplyAll(ValidatorRules rules, OpenApiSchema schema, OpenApiDocument document)
    {
        foreach (var property in rules.Direct())
        {
            if (Own(schema, property.Key, document) is { } inPlace && Apply(property.ToList(), inPlace))
                Require(schema, property.Key);
        }

        foreach (var (name, below) in rules.Nested())
        {
            if (OwnObject(schema, name, document) is not { } inPlace)
                continue;
            ApplyAll(below, inPlace, document);
            if (inPlace.Is(JsonSchemaType.Array))
                ApplyToItems(below, inPlace, document);
        }
    }

    /// <summary>Tells whether the property has to be there.</summary>
    internal static bool Apply(IReadOnlyList<PropertyRule> rules, OpenApiSchema schema)
    {
        var required = false;
        foreach (var rule in rules)
        {
            if (rule is { Validator: INotNullValidator or INotEmptyValidator, IsConditional: false })
            {
                required = true;
                NotNull(schema);
            }

            Limit(schema, rule);
        }

        return required;
    }

    static void ApplyToItems(ValidatorRules rules, OpenApiSchema list, OpenApiDocument document)
    {
        if (list.Items.Resolve(document) is not { } items)
            return;
        var item = items.Copy();
        Apply(rules.OfItem(), item);
        ApplyAll(rules.BelowItem(), item, document);
        list.Items = item;
    }

    /// <summary>A copy of a property's schema that takes its place, so that limits stay with this body.</summary>
    static OpenApiSchema? Own(OpenApiSchema schema, string name, OpenApiDocument document)
    {
        if (schema.Properties?.TryGetValue(name, out var property) is not true)
            return null;
        // Named types have no limits of their own; that they have to be there is said by the caller.
        if (property is not OpenApiSchema inPlace)
            return property.Resolve(document) is null ? null : new OpenApiSchema();
        var own = inPlace.Copy();
        schema.Properties[name] = own;
        return own;
    }

    /// <summary>The same for an object, written in place instead of by its name.</summary>
    static OpenApiSchema? OwnObject(OpenApiSchema schema, string name, OpenApiDocument document)
    {
        if (schema.Properties?.TryGetValue(name, out var property) is not true)
            return null;
        if (property.Resolve(document) is not { } found)
            return null;
        var alternative = found.WithoutNull();
        if (alternative.Resolve(document) is not { } named)
            return null;
        var own = named.Copy();
        if (!ReferenceEquals(alternative, found))
            own.Type |= JsonSchemaType.Null;
        schema.Properties[name] = own;
        return own;
    }

    static void Require(OpenApiSchema schema, string name)
    {
        schema.Required ??= new HashSet<string>(StringComparer.Ordinal);
        schema.Required.Add(name);
        if (schema.Properties![name] is OpenApiSchema { OneOf.Count: > 0 } property)
            schema.Properties[name] = property.WithoutNull();
    }

    static void NotNull(OpenApiSchema schema)
    {
        if (schema.Type is { } type && type != JsonSchemaType.Null)
            schema.Type = type & ~JsonSchemaType.Null;
    }

    static void Limit(OpenApiSchema schema, PropertyRule rule)
    {
        switch (rule.Validator)
        {
            case INotEmptyValidator when !rule.IsConditional:
                AtLeast(schema, 1);
                break;
            case ILengthValidator length:
                AtLeast(schema, length.Min);
                AtMost(schema, length.Max);
                break;
            case IRegularExpressionValidator expression when schema.Is(JsonSchemaType.String):
                schema.Pattern = expression.Expression;
                break;
            case IComparisonValidator comparison:
                Compare(schema, comparison.Comparison, Number(comparison.ValueToCompare));
                break;
            case IBetweenValidator between:
                var isExclusive = between.Name.StartsWith("Exclusive", StringComparison.Ordinal);
                Compare(
                    schema,
                    isExclusive ? Comparison.GreaterThan : Comparison.GreaterThanOrEqual,
                    Number(between.From)
                );
                Compare(schema, isExclusive ? Comparison.LessThan : Comparison.LessThanOrEqual, Number(between.To));
                break;
            case IEmailValidator when schema.Is(JsonSchemaType.String):
                schema.Format = "email";
                schema.Pattern = "^[^@]+@[^@]+$";
                break;
        }
    }

    static void AtLeast(OpenApiSchema schema, int minimum)
    {
        if (minimum <= 0)
            return;
        if (schema.Is(JsonSchemaType.Array))
            schema.MinItems = Math.Max(schema.MinItems ?? 0, minimum);
        else if (schema.Is(JsonSchemaType.String))
            schema.MinLength = Math.Max(schema.MinLength ?? 0, minimum);
    }

    static void AtMost(OpenApiSchema schema, int maximum)
    {
        if (maximum <= 0)
            return;
        if (schema.Is(JsonSchemaType.Array))
            schema.MaxItems = maximum;
        else if (schema.Is(JsonSchemaType.String))
            schema.MaxLength = maximum;
    }

    static void Compare(OpenApiSchema schema, Comparison comparison, string? number)
    {
        if (number is null)
            return;
        switch (comparison)
        {
            case Comparison.GreaterThan:
                schema.ExclusiveMinimum = number;
                break;
            case Comparison.GreaterThanOrEqual:
                schema.Minimum = number;
                break;
            case Comparison.LessThan:
                schema.ExclusiveMaximum = number;
                break;
            case Comparison.LessThanOrEqual:
                schema.Maximum = number;
                break;
        }
    }

    static string? Number(object? value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal
            ? Convert.ToString(value, CultureInfo.InvariantCulture)
            : null;
}
