using System.Text.Json;
using FastEndpoints.OpenApi.Schemas;
using Microsoft.AspNetCore.Routing.Patterns;

namespace FastEndpoints.OpenApi.Operations;

/// <summary>A route as the document shows it.</summary>
sealed class RouteTemplate
{
    static readonly Dictionary<string, Type> TypesByConstraint = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int"] = typeof(int),
        ["bool"] = typeof(bool),
        ["datetime"] = typeof(DateTime),
        ["decimal"] = typeof(decimal),
        ["double"] = typeof(double),
        ["float"] = typeof(float),
        ["guid"] = typeof(Guid),
        ["long"] = typeof(long),
        ["min"] = typeof(long),
        ["max"] = typeof(long),
        ["range"] = typeof(long),
    };

    readonly RoutePattern pattern;

    internal RouteTemplate(string template)
    {
        pattern = RoutePatternFactory.Parse(template.TrimStart('~'));
        Parameters = pattern.Parameters.Select(p => new Parameter(p.Name, TypeOf(p))).ToArray();
    }

    internal IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The path without constraints, its parameters named as in JSON.</summary>
    internal string Path(JsonSerializerOptions json) =>
        "/"
        + string.Join(
            '/',
            pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => Show(part, json))))
        );

    /// <summary>A segment of the path, counted from 1.</summary>
    internal string? Segment(int number) =>
        pattern
            .PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => Show(part, json: null))))
            .ElementAtOrDefault(number - 1);

    static string Show(RoutePatternPart part, JsonSerializerOptions? json) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => json is null
                ? $"{{{parameter.Name}}}"
                : $"{{{JsonNames.Of(parameter.Name, json)}}}",
            _ => string.Empty,
        };

    static Type TypeOf(RoutePatternParameterPart parameter) =>
        parameter
            .ParameterPolicies.Select(policy => policy.Content?.Split('(')[0])
            .Where(constraint => constraint is not null)
            .Select(constraint => TypesByConstraint.GetValueOrDefault(constraint!))
            .FirstOrDefault(type => type is not null)
        ?? typeof(string);

    internal sealed record Parameter(string Name, Type Type);
}
