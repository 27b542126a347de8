using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FastEndpoints;

/// <summary>Adds the endpoints of the catalogue to ASP.NET Core's routes.</summary>
sealed partial class EndpointMapper(IEndpointRouteBuilder app)
{
    readonly AuthorizationOptions authorization = app
        .ServiceProvider.GetRequiredService<IOptions<AuthorizationOptions>>()
        .Value;

    readonly Dictionary<string, int> handlersByRoute = new(StringComparer.Ordinal);

    internal void MapAll()
    {
        using var scope = app.ServiceProvider.CreateScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        foreach (var definition in app.ServiceProvider.GetRequiredService<EndpointCatalogue>().Endpoints)
        {
            Configure(definition, http);
            if (Cfg.EpOpts.Filter?.Invoke(definition) is not false)
                Map(definition);
            definition.IsLocked = true;
        }

        var logger = app.ServiceProvider.GetRequiredService<ILogger<EndpointMapper>>();
        LogRegistered(logger, handlersByRoute.Values.Sum());
        RefuseDuplicates(logger);
    }

    static void Configure(EndpointDefinition definition, HttpContext http)
    {
        var endpoint = EndpointActivator.Create(definition, http);
        endpoint.Configure();
        endpoint.Prepare(definition);
        if (definition is { SeveralValidators: true, ValidatorType: null })
            throw new InvalidOperationException(
                $"More than one validator was found for the request dto [{definition.ReqDtoType.FullName}]. "
                    + "Specify the exact validator to register using the `Validator<TValidator>()` method in "
                    + "endpoint configuration."
            );
    }

    void Map(EndpointDefinition definition)
    {
        if (definition.Verbs.Length == 0)
            throw new InvalidOperationException($"No HTTP Verbs declared on: [{definition.EndpointType.FullName}]");
        if (definition.Routes.Length == 0)
            throw new InvalidOperationException($"No Routes declared on: [{definition.EndpointType.FullName}]");
        Cfg.EpOpts.Configurator?.Invoke(definition);
        EndpointPolicies.Register(authorization, definition);
        for (var number = 1; number <= definition.Routes.Length; number++)
        {
            foreach (var verb in definition.Verbs)
                Map(definition, RoutePrefixes.Apply(definition, definition.Routes[number - 1]), verb, number);
        }
    }

    void Map(EndpointDefinition definition, string route, string verb, int routeNumber)
    {
        var builder = app.MapMethods(route, [verb], EndpointExecution.Delegate);
        builder.WithName(
            Cfg.EpOpts.NameGenerator(
                new(
                    definition.EndpointType,
                    definition.Verbs.Length > 1 ? verb : null,
                    definition.Routes.Length > 1 ? routeNumber : null,
                    definition.EndpointTags?.FirstOrDefault()
                )
            )
        );
        builder.WithMetadata([definition, .. definition.EndpointMetadata ?? []]);
        DocumentedDefaults.Add(builder, definition, route);
        if (definition.AnonymousVerbs?.Contains(verb, StringComparer.Ordinal) is true)
            builder.AllowAnonymous();
        else
            builder.RequireAuthorization(EndpointPolicies.Of(definition));
        if (definition.FormDataContentType is { } form)
            builder.Accepts(definition.ReqDtoType, form);
        DocumentedDefaults.ApplySummary(builder, definition);
        // Last, so that it can override everything above.
        definition.RouteConfiguration?.Invoke(builder);

        var key = $"{verb}:{route}";
        handlersByRoute[key] = handlersByRoute.GetValueOrDefault(key) + 1;
    }

    void RefuseDuplicates(ILogger logger)
    {
        var duplicates = handlersByRoute.Where(route => route.Value > 1).ToArray();
        foreach (var (route, count) in duplicates)
            LogDuplicate(logger, route, count);
        if (duplicates.Length > 0)
            throw new InvalidOperationException("Duplicate routes detected! See log for more details.");
    }

    [LoggerMessage(1, LogLevel.Information, "Registered {Total} endpoints.")]
    static partial void LogRegistered(ILogger logger, int total);

    [LoggerMessage(2, LogLevel.Error, "The route [{Route}] has {Endpoints} endpoints registered to handle requests!")]
    static partial void LogDuplicate(ILogger logger, string route, int endpoints);
}

/// <summary>The route prefix of the application, or what an endpoint has instead.</summary>
static class RoutePrefixes
{
    internal static string Apply(EndpointDefinition definition, string route)
    {
        var prefix = Cfg.EpOpts.RoutePrefix?.Trim('/');
        if (string.IsNullOrEmpty(prefix) || definition.OverriddenRoutePrefix is "")
            return route;
        if (definition.OverriddenRoutePrefix?.Trim('/') is { Length: > 0 } own)
            prefix = own;
        return $"/{prefix}/{(route.StartsWith('/') ? route[1..] : route)}";
    }
}
