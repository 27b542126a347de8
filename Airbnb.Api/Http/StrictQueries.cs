using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using FastEndpoints;

namespace Airbnb.Api.Http;

/// <summary>Refuses query parameters that an endpoint does not know, or that say nothing: neither must widen a search.</summary>
public static class StrictQueries
{
    private static readonly ConcurrentDictionary<EndpointDefinition, HashSet<string>> Known = new();

    public static void UseStrictQueries(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (!context.Request.QueryString.HasValue)
                    return next(context);
                var definition = context.GetEndpoint()?.Metadata.GetMetadata<EndpointDefinition>();
                if (definition is null)
                    return next(context);
                var known = Known.GetOrAdd(definition, QueryParameters);
                var wrong = context
                    .Request.Query.Where(parameter => !known.Contains(parameter.Key) || !Storable(parameter))
                    .ToDictionary(
                        parameter => parameter.Key,
                        parameter =>
                            new[]
                            {
                                known.Contains(parameter.Key) ? "Say something, in valid text." : "Not known here.",
                            },
                        StringComparer.Ordinal
                    );
                if (wrong.Count == 0)
                    return next(context);
                var problem = Problem.Of(400, "request.query", "The query is not valid: see errors.");
                return (problem with { Errors = wrong }).ToResult().ExecuteAsync(context);
            }
        );

    private static bool Storable(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> parameter) =>
        parameter.Value.All(value => !string.IsNullOrEmpty(value) && TextRules.IsStorable(value));

    private static HashSet<string> QueryParameters(EndpointDefinition definition)
    {
        var readsAll = definition.Verbs.Contains(HttpMethods.Get, StringComparer.OrdinalIgnoreCase);
        var routes = string.Join('/', definition.Routes);
        return definition
            .ReqDtoType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => readsAll || property.IsDefined(typeof(QueryParamAttribute)))
            .Where(property => !routes.Contains($"{{{property.Name}", StringComparison.OrdinalIgnoreCase))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .ToHashSet(StringComparer.Ordinal);
    }
}
