using Aspire;
using Aspire.RabbitMQ.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RabbitMQ.Client;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds connections to RabbitMQ.</summary>
public static class AspireRabbitMQExtensions
{
    private const string SectionName = "Aspire:RabbitMQ:Client";

    /// <summary>
    /// Adds an <see cref="IConnection" /> with retries while connecting, a health check, the client's log and
    /// tracing. Settings come from the section <c>Aspire:RabbitMQ:Client</c>, its child named as the connection, the
    /// connection string of that name and the delegate, later ones winning.
    /// </summary>
    public static void AddRabbitMQClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<RabbitMQClientSettings>? configureSettings = null,
        Action<ConnectionFactory>? configureConnectionFactory = null
    ) => Add(builder, connectionName, serviceKey: null, configureSettings, configureConnectionFactory);

    /// <summary>As <see cref="AddRabbitMQClient" />, under the name as key.</summary>
    public static void AddKeyedRabbitMQClient(
        this IHostApplicationBuilder builder,
        string name,
        Action<RabbitMQClientSettings>? configureSettings = null,
        Action<ConnectionFactory>? configureConnectionFactory = null
    ) => Add(builder, name, serviceKey: name, configureSettings, configureConnectionFactory);

    private static void Add(
        IHostApplicationBuilder builder,
        string connectionName,
        string? serviceKey,
        Action<RabbitMQClientSettings>? configureSettings,
        Action<ConnectionFactory>? configureConnectionFactory
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);

        var section = builder.Configuration.GetSection(SectionName);
        var namedSection = section.GetSection(connectionName);
        var settings = new RabbitMQClientSettings();
        section.Bind(settings);
        namedSection.Bind(settings);
        settings.ConnectionString =
            builder.Configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);

        builder.Services.TryAddSingleton<ClientLog>();
        builder.Services.AddKeyedSingleton<IConnectionFactory>(
            serviceKey,
            (services, _) =>
            {
                services.GetRequiredService<ClientLog>().Start();
                var factory = new ConnectionFactory();
                section.GetSection("ConnectionFactory").Bind(factory);
                namedSection.GetSection("ConnectionFactory").Bind(factory);
                if (!string.IsNullOrEmpty(settings.ConnectionString))
                {
                    factory.Uri = new Uri(settings.ConnectionString);
                }

                configureConnectionFactory?.Invoke(factory);
                return factory;
            }
        );
        builder.Services.AddKeyedSingleton<IConnection>(
            serviceKey,
            (services, _) =>
                Connecting.Connect(Resolve<IConnectionFactory>(services, serviceKey), settings.MaxConnectRetryCount)
        );
        if (!settings.DisableAutoActivation)
        {
            builder.Services.ActivateAtStart(services => Resolve<IConnection>(services, serviceKey));
        }

        Observe(builder, settings, serviceKey);
    }

    private static void Observe(IHostApplicationBuilder builder, RabbitMQClientSettings settings, string? serviceKey)
    {
        if (!settings.DisableTracing)
        {
            builder
                .Services.AddOpenTelemetry()
                .WithTracing(tracing => tracing.AddSource(Connecting.ActivitySourceName, "RabbitMQ.Client.*"));
        }

        if (!settings.DisableHealthChecks)
        {
            builder.TryAddHealthCheck(
                serviceKey is null ? "RabbitMQ.Client" : $"RabbitMQ.Client_{serviceKey}",
                services => new ConnectionHealthCheck(() => Resolve<IConnection>(services, serviceKey))
            );
        }
    }

    // The null key is that of services without one.
    private static T Resolve<T>(IServiceProvider services, string? serviceKey)
        where T : notnull =>
        serviceKey is null ? services.GetRequiredService<T>() : services.GetRequiredKeyedService<T>(serviceKey);
}
