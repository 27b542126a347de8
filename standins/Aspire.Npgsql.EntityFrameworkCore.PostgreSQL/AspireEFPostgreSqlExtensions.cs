using System.Diagnostics.CodeAnalysis;
using Aspire;
using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal;
using Settings = Aspire.Npgsql.EntityFrameworkCore.PostgreSQL.NpgsqlEntityFrameworkCorePostgreSQLSettings;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds database contexts on PostgreSQL.</summary>
public static class AspireEFPostgreSqlExtensions
{
    private const string SectionName = "Aspire:Npgsql:EntityFrameworkCore:PostgreSQL";

    private const DynamicallyAccessedMemberTypes RequiredByEF =
        DynamicallyAccessedMemberTypes.PublicConstructors
        | DynamicallyAccessedMemberTypes.NonPublicConstructors
        | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>
    /// Adds a pooled database context with retries, a health check named as the context, tracing and metrics.
    /// Settings come from the section <c>Aspire:Npgsql:EntityFrameworkCore:PostgreSQL</c>, its children named as the
    /// connection and as the context, the connection string of that name and the delegate, later ones winning.
    /// </summary>
    public static void AddNpgsqlDbContext<[DynamicallyAccessedMembers(RequiredByEF)] TContext>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<Settings>? configureSettings = null,
        Action<DbContextOptionsBuilder>? configureDbContextOptions = null
    )
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        EnsureNotRegistered<TContext>(builder);

        var settings = ReadSettings<TContext>(builder, connectionName);
        settings.ConnectionString =
            builder.Configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);

        builder.Services.AddDbContextPool<TContext>(options =>
        {
            // Only now, when there is a logger to tell of it.
            EnsureConnectionString<TContext>(settings, connectionName);
            options.UseNpgsql(settings.ConnectionString, npgsql => Configure(npgsql, settings));
            configureDbContextOptions?.Invoke(options);
        });
        Observe<TContext>(builder, settings);
    }

    /// <summary>
    /// Adds retries, a health check, tracing and metrics to a database context that was added before.
    /// </summary>
    public static void EnrichNpgsqlDbContext<[DynamicallyAccessedMembers(RequiredByEF)] TContext>(
        this IHostApplicationBuilder builder,
        Action<Settings>? configureSettings = null
    )
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);

        var settings = ReadSettings<TContext>(builder, connectionName: null);
        configureSettings?.Invoke(settings);

        if (!settings.DisableRetry || settings.CommandTimeout is not null)
        {
            EnsureRegistered<TContext>(builder);
            builder.Services.ConfigureDbContext<TContext>(options => Enrich<TContext>(options, settings));
        }

        Observe<TContext>(builder, settings);
    }

    private static Settings ReadSettings<TContext>(IHostApplicationBuilder builder, string? connectionName)
    {
        var settings = new Settings();
        var section = builder.Configuration.GetSection(SectionName);
        section.Bind(settings);
        if (connectionName is not null)
        {
            section.GetSection(connectionName).Bind(settings);
        }

        section.GetSection(typeof(TContext).Name).Bind(settings);
        return settings;
    }

    private static void Configure(NpgsqlDbContextOptionsBuilder npgsql, Settings settings)
    {
        if (!settings.DisableRetry)
        {
            npgsql.EnableRetryOnFailure();
        }

        if (settings.CommandTimeout is { } seconds)
        {
            npgsql.CommandTimeout(seconds);
        }
    }

    private static void Observe<TContext>(IHostApplicationBuilder builder, Settings settings)
        where TContext : DbContext
    {
        if (!settings.DisableHealthChecks)
        {
            builder.TryAddHealthCheck(typeof(TContext).Name, checks => checks.AddDbContextCheck<TContext>());
        }

        if (!settings.DisableTracing)
        {
            builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource("Npgsql"));
        }

        if (!settings.DisableMetrics)
        {
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter("Npgsql"));
        }
    }

#pragma warning disable EF1001 // What was configured before can only be asked of the provider's internal extension.
    private static void Enrich<TContext>(DbContextOptionsBuilder options, Settings settings)
    {
        var before = options.Options.FindExtension<NpgsqlOptionsExtension>();
        options.UseNpgsql(npgsql =>
        {
            if (!settings.DisableRetry && !RetriesAlready(options, before))
            {
                npgsql.EnableRetryOnFailure();
            }

            if (settings.CommandTimeout is { } seconds)
            {
                if (before?.CommandTimeout is { } other && other != seconds)
                {
                    throw new InvalidOperationException(
                        $"Conflicting values for 'CommandTimeout' were found in {nameof(NpgsqlEntityFrameworkCorePostgreSQLSettings)} and set in DbContextOptions<{typeof(TContext).Name}>."
                    );
                }

                npgsql.CommandTimeout(seconds);
            }
        });
    }

    private static bool RetriesAlready(DbContextOptionsBuilder options, NpgsqlOptionsExtension? before)
    {
        var strategy = before?.ExecutionStrategyFactory?.Invoke(
            new ExecutionStrategyDependencies(null!, options.Options, null!)
        );
        return strategy switch
        {
            null => false,
            NpgsqlRetryingExecutionStrategy => true,
            _ when strategy.GetType() == typeof(NpgsqlExecutionStrategy) => false,
            _ => throw new InvalidOperationException(
                $"{nameof(NpgsqlEntityFrameworkCorePostgreSQLSettings)}.{nameof(Settings.DisableRetry)} needs to be set when a custom Execution Strategy is configured."
            ),
        };
    }
#pragma warning restore EF1001

    private static bool IsRegistered<TContext>(IHostApplicationBuilder builder)
        where TContext : DbContext =>
        builder.Services.Any(service => service.ServiceType == typeof(DbContextOptions<TContext>));

    private static void EnsureRegistered<TContext>(IHostApplicationBuilder builder)
        where TContext : DbContext
    {
        if (!IsRegistered<TContext>(builder))
        {
            throw new InvalidOperationException(
                $"DbContext<{typeof(TContext).Name}> was not registered. Ensure you have registered the DbContext in DI before calling {nameof(EnrichNpgsqlDbContext)}."
            );
        }
    }

    private static void EnsureNotRegistered<TContext>(IHostApplicationBuilder builder)
        where TContext : DbContext
    {
        if (builder.Environment.IsDevelopment() && IsRegistered<TContext>(builder))
        {
            throw new InvalidOperationException(
                $"DbContext<{typeof(TContext).Name}> is already registered. Please ensure 'services.AddDbContext<{typeof(TContext).Name}>()' is not used when calling '{nameof(AddNpgsqlDbContext)}()' or use the corresponding 'Enrich' method."
            );
        }
    }

    private static void EnsureConnectionString<TContext>(Settings settings, string connectionName)
    {
        if (string.IsNullOrWhiteSpace(settings.ConnectionString) && !EF.IsDesignTime)
        {
            throw new InvalidOperationException(
                $"ConnectionString is missing. It should be provided in 'ConnectionStrings:{connectionName}' or under the 'ConnectionString' key in '{SectionName}' or '{SectionName}:{typeof(TContext).Name}' configuration section."
            );
        }
    }
}
