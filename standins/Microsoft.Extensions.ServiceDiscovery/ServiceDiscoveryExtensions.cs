using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.ServiceDiscovery;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds service discovery.</summary>
public static class ServiceDiscoveryServiceCollectionExtensions
{
    /// <summary>Adds service discovery from configuration; names not found there pass through.</summary>
    public static IServiceCollection AddServiceDiscovery(this IServiceCollection services) =>
        services.AddServiceDiscovery(_ => { });

    /// <summary>Adds service discovery from configuration; names not found there pass through.</summary>
    public static IServiceCollection AddServiceDiscovery(
        this IServiceCollection services,
        Action<ServiceDiscoveryOptions> configureOptions
    ) =>
        services
            .AddServiceDiscoveryCore(configureOptions)
            .AddConfigurationServiceEndpointProvider()
            .AddPassThroughServiceEndpointProvider();

    /// <summary>Adds service discovery without any provider.</summary>
    public static IServiceCollection AddServiceDiscoveryCore(this IServiceCollection services) =>
        services.AddServiceDiscoveryCore(_ => { });

    /// <summary>Adds service discovery without any provider.</summary>
    public static IServiceCollection AddServiceDiscoveryCore(
        this IServiceCollection services,
        Action<ServiceDiscoveryOptions> configureOptions
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configureOptions);

        services.AddOptions();
        services.Configure(configureOptions);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new ServiceEndpointResolver(
            provider.GetServices<IServiceEndpointProviderFactory>(),
            provider.GetRequiredService<IOptions<ServiceDiscoveryOptions>>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        return services;
    }

    /// <summary>Finds endpoints in configuration.</summary>
    public static IServiceCollection AddConfigurationServiceEndpointProvider(this IServiceCollection services) =>
        services.AddConfigurationServiceEndpointProvider(_ => { });

    /// <summary>Finds endpoints in configuration.</summary>
    public static IServiceCollection AddConfigurationServiceEndpointProvider(
        this IServiceCollection services,
        Action<ConfigurationServiceEndpointProviderOptions> configureOptions
    )
    {
        services.AddServiceDiscoveryCore();
        services.Configure(configureOptions);
        return services.AddSingleton<IServiceEndpointProviderFactory, ConfigurationServiceEndpointProviderFactory>();
    }

    /// <summary>Takes names that no other provider knows for host names.</summary>
    public static IServiceCollection AddPassThroughServiceEndpointProvider(this IServiceCollection services)
    {
        services.AddServiceDiscoveryCore();
        return services.AddSingleton<IServiceEndpointProviderFactory, PassThroughServiceEndpointProviderFactory>();
    }
}

/// <summary>Adds service discovery to HTTP clients.</summary>
public static class ServiceDiscoveryHttpClientBuilderExtensions
{
    /// <summary>Lets requests name services instead of hosts.</summary>
    public static IHttpClientBuilder AddServiceDiscovery(this IHttpClientBuilder httpClientBuilder)
    {
        ArgumentNullException.ThrowIfNull(httpClientBuilder);
        httpClientBuilder.Services.AddServiceDiscoveryCore();
        return httpClientBuilder.AddHttpMessageHandler(services => new ResolvingHttpHandler(
            services.GetRequiredService<ServiceEndpointResolver>(),
            services.GetRequiredService<IOptions<ServiceDiscoveryOptions>>()
        ));
    }
}
