using Aspire;
using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds connections to Redis.</summary>
public static class AspireRedisExtensions
{
    private const string SectionName = "Aspire:StackExchange:Redis";

    /// <summary>
    /// Adds an <see cref="IConnectionMultiplexer" /> with a health check and tracing. Settings come from the section
    /// <c>Aspire:StackExchange:Redis</c>, its child named as the connection, the connection string of that name and
    /// the delegate, later ones winning. A server that is not there yet is no fault: connecting goes on.
    /// </summary>
    public static void AddRedisClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null
    ) => Add(builder, connectionName, serviceKey: null, configureSettings, configureOptions);

    /// <summary>As <see cref="AddRedisClient" />, under the name as key.</summary>
    public static void AddKeyedRedisClient(
        this IHostApplicationBuilder builder,
        string name,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null
    ) => Add(builder, name, serviceKey: name, configureSettings, configureOptions);

    private static void Add(
        IHostApplicationBuilder builder,
        string connectionName,
        string? serviceKey,
        Action<StackExchangeRedisSettings>? configureSettings,
        Action<ConfigurationOptions>? configureOptions
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);

        var section = builder.Configuration.GetSection(SectionName);
        var namedSection = section.GetSection(connectionName);
        var settings = new StackExchangeRedisSettings();
        section.Bind(settings);
        namedSection.Bind(settings);
        settings.ConnectionString =
            builder.Configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);

        builder.Services.AddKeyedSingleton<IConnectionMultiplexer>(
            serviceKey,
            (services, _) =>
            {
                var options = Parse(settings.ConnectionString);
                section.GetSection("ConfigurationOptions").Bind(options);
                namedSection.GetSection("ConfigurationOptions").Bind(options);
                configureOptions?.Invoke(options);
                var connection = Connect(options, connectionName);
                if (!settings.DisableTracing)
                {
                    services.GetRequiredService<CommandTracingSchedule>().Add(connection);
                }

                return connection;
            }
        );
        if (!settings.DisableAutoActivation)
        {
            builder.Services.ActivateAtStart(services => Resolve(services, serviceKey));
        }

        if (!settings.DisableTracing)
        {
            builder.Services.TryAddSingleton<CommandTracingSchedule>();
            builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource(CommandTracing.SourceName));
        }

        if (!settings.DisableHealthChecks)
        {
            builder.TryAddHealthCheck(
                serviceKey is null ? "StackExchange.Redis" : $"StackExchange.Redis_{serviceKey}",
                services => new ConnectionHealthCheck(() => Resolve(services, serviceKey))
            );
        }
    }

    private static ConfigurationOptions Parse(string? connectionString)
    {
        if (connectionString is null)
        {
            return new ConfigurationOptions { AbortOnConnectFail = false };
        }

        var options = ConfigurationOptions.Parse(connectionString);
        if (!connectionString.Contains("abortConnect", StringComparison.OrdinalIgnoreCase))
        {
            options.AbortOnConnectFail = false;
        }

        return options;
    }

    private static ConnectionMultiplexer Connect(ConfigurationOptions options, string connectionName) =>
        options.EndPoints.Count > 0
            ? ConnectionMultiplexer.Connect(options)
            : throw new InvalidOperationException(
                $"No endpoints specified. Ensure a valid connection string was provided in 'ConnectionStrings:{connectionName}' or for the '{SectionName}:ConnectionString' configuration key."
            );

    private static IConnectionMultiplexer Resolve(IServiceProvider services, string? serviceKey) =>
        serviceKey is null
            ? services.GetRequiredService<IConnectionMultiplexer>()
            : services.GetRequiredKeyedService<IConnectionMultiplexer>(serviceKey);
}
