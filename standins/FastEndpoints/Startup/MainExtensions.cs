using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using FluentValidation.Internal;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FastEndpoints;

/// <summary>Adds endpoints to an application.</summary>
public static class MainExtensions
{
    static readonly Lock ConfigurationLock = new();
    static bool configured;

    public static IServiceCollection AddFastEndpoints(this IServiceCollection services) =>
        services.AddFastEndpoints((Action<EndpointDiscoveryOptions>?)null);

    public static IServiceCollection AddFastEndpoints(
        this IServiceCollection services,
        Action<EndpointDiscoveryOptions>? options
    )
    {
        var discovery = new EndpointDiscoveryOptions();
        options?.Invoke(discovery);
        return services.AddCatalogue(Discovery.FindTypes(discovery));
    }

    /// <summary>Takes the given endpoints, validators and summaries instead of looking for them.</summary>
    public static IServiceCollection AddFastEndpoints(
        this IServiceCollection services,
        params List<Type>[] discoveredTypes
    ) => services.AddCatalogue(discoveredTypes.SelectMany(types => types));

    public static IApplicationBuilder UseFastEndpoints(
        this IApplicationBuilder app,
        Action<Config>? configAction = null
    )
    {
        if (app is not IEndpointRouteBuilder routes)
            throw new InvalidCastException($"Cannot cast [{nameof(app)}] to IEndpointRouteBuilder");
        routes.MapFastEndpoints(configAction);
        return app;
    }

    public static IEndpointRouteBuilder MapFastEndpoints(
        this IEndpointRouteBuilder app,
        Action<Config>? configAction = null
    )
    {
        ServiceResolver.Instance = app.ServiceProvider.GetRequiredService<IServiceResolver>();
        ConfigureOnce(app.ServiceProvider, configAction);
        NamePropertiesAsJsonDoes();
        new EndpointMapper(app).MapAll();
        return app;
    }

    static IServiceCollection AddCatalogue(this IServiceCollection services, IEnumerable<Type> types)
    {
        services.AddSingleton(new EndpointCatalogue(types));
        services.AddHttpContextAccessor();
        services.TryAddSingleton<IServiceResolver, ServiceResolver>();
        services.AddSingleton<Config>();
        return services;
    }

    /// <summary>The configuration belongs to the process: further applications in it share the first one's.</summary>
    static void ConfigureOnce(IServiceProvider services, Action<Config>? configure)
    {
        lock (ConfigurationLock)
        {
            if (configured)
                return;
            if (services.GetService<IOptions<JsonOptions>>()?.Value.SerializerOptions is { } json)
                Cfg.SerOpts.Options = new(json);
            Cfg.SerOpts.Options.TypeInfoResolver = Cfg.SerOpts.Options.TypeInfoResolver?.WithAddedModifier(
                HonourBindingAttributes
            );
            configure?.Invoke(services.GetRequiredService<Config>());
            configured = true;
        }
    }

    /// <summary>Properties that come from elsewhere are not required in the body, those sent as headers not in it.</summary>
    static void HonourBindingAttributes(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(NonJsonBindingAttribute), inherit: true) is true)
                property.IsRequired = false;
            if (property.AttributeProvider?.IsDefined(typeof(ToHeaderAttribute), inherit: true) is true)
                property.ShouldSerialize = (_, _) => false;
        }
    }

    static void NamePropertiesAsJsonDoes()
    {
        if (!Cfg.ValOpts.UsePropertyNamingPolicy || Cfg.SerOpts.Options.PropertyNamingPolicy is not { } policy)
            return;
        ValidatorOptions.Global.PropertyNameResolver = (_, member, expression) =>
        {
            if (member is null)
                return null;
            var chain = expression is null ? null : PropertyChain.FromExpression(expression);
            return policy.ConvertName(chain?.Count > 0 ? chain.ToString() : member.Name);
        };
    }
}
