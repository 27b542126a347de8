using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing.Patterns;

namespace FastEndpoints;

/// <summary>The metadata about bodies and responses that an endpoint has unless it says otherwise.</summary>
static class DocumentedDefaults
{
    static readonly MethodInfo PopulateMethod = typeof(DocumentedDefaults).GetMethod(
        nameof(Populate),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    internal static void Add(RouteHandlerBuilder builder, EndpointDefinition definition, string route)
    {
        builder.Add(b => Remove(b, metadata => metadata is IProducesResponseTypeMetadata));
        AddAccepts(builder, definition, route);
        AddSuccess(builder, definition);
        if (definition.AnonymousVerbs is null or [])
            AddUnlessThere(builder, new(typeof(void), 401, []));
        if (definition.RequiresAuthorization)
            AddUnlessThere(builder, new(typeof(void), 403, []));
        if (definition.ValidatorType is not null && Cfg.ErrOpts.ProducesMetadataType is { } error)
            AddUnlessThere(builder, new(error, Cfg.ErrOpts.StatusCode, [Cfg.ErrOpts.ContentType]));
    }

    /// <summary>Responses of a summary replace the default one.</summary>
    internal static void ApplySummary(RouteHandlerBuilder builder, EndpointDefinition definition)
    {
        if (definition.EndpointSummary?.Produces is not { Count: > 0 } responses)
            return;
        builder.Add(b => Remove(b, metadata => metadata is IProducesResponseTypeMetadata { StatusCode: 200 }));
        foreach (var response in responses)
            builder.WithMetadata(response);
    }

    internal static void Clear(RouteHandlerBuilder builder)
    {
        builder.ClearDefaultAccepts();
        builder.ClearDefaultProduces();
    }

    internal static void Remove(EndpointBuilder builder, Func<object, bool> unwanted)
    {
        for (var i = builder.Metadata.Count - 1; i >= 0; i--)
        {
            if (unwanted(builder.Metadata[i]))
                builder.Metadata.RemoveAt(i);
        }
    }

    static void AddAccepts(RouteHandlerBuilder builder, EndpointDefinition definition, string route)
    {
        if (definition.ReqDtoType == typeof(EmptyRequest))
            return;
        if (!NeedsBody(definition.ReqDtoType, route))
            builder.Accepts(definition.ReqDtoType, "*/*");
        else if (definition.Verbs.Any(verb => verb is "GET" or "HEAD" or "DELETE"))
            builder.Accepts(definition.ReqDtoType, "*/*", "application/json");
        else
            builder.Accepts(definition.ReqDtoType, "application/json");
    }

    /// <summary>A property that neither an attribute nor this route fills can only come from a body.</summary>
    static bool NeedsBody(Type request, string route)
    {
        var parameters = RoutePatternFactory.Parse(route).Parameters.Select(parameter => parameter.Name).ToArray();
        return RequestShape
            .BindableProperties(request)
            .Any(property =>
                !property.IsDefined(typeof(NonJsonBindingAttribute))
                && !parameters.Contains(FieldNames.OfParameter(property), StringComparer.OrdinalIgnoreCase)
            );
    }

    static void AddSuccess(RouteHandlerBuilder builder, EndpointDefinition definition)
    {
        if (definition.ReturnsResult)
            builder.Add(b => PopulateFrom(definition.ResDtoType, b));
        else if (definition.ResDtoType == typeof(object) || definition.ResDtoType == typeof(EmptyResponse))
            AddUnlessThere(builder, new(typeof(void), 204, []));
        else
            AddUnlessThere(builder, new(definition.ResDtoType, 200, ["application/json"]));
    }

    /// <summary>Typed results describe themselves.</summary>
    static void PopulateFrom(Type result, EndpointBuilder builder)
    {
        if (result.IsAssignableTo(typeof(IEndpointMetadataProvider)))
            PopulateMethod.MakeGenericMethod(result).Invoke(null, [builder]);
    }

    static void Populate<T>(EndpointBuilder builder)
        where T : IEndpointMetadataProvider => T.PopulateMetadata(PopulateMethod, builder);

    /// <summary>Any other success replaces the default one, an error only one of the same status.</summary>
    static void AddUnlessThere(RouteHandlerBuilder builder, DefaultProduces response) =>
        builder.Finally(b =>
        {
            if (!b.Metadata.Any(metadata => Covers(StatusOf(metadata), response.StatusCode)))
                b.Metadata.Add(response);
        });

    static int? StatusOf(object metadata) =>
        metadata switch
        {
            IProducesResponseTypeMetadata produces => produces.StatusCode,
            IApiResponseMetadataProvider provider => provider.StatusCode,
            _ => null,
        };

    static bool Covers(int? existing, int wanted) =>
        wanted is >= 200 and < 300 ? existing is >= 200 and < 300 : existing == wanted;
}
