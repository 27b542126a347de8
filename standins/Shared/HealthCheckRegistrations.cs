using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Aspire;

internal static class HealthCheckRegistrations
{
    /// <summary>Adds a health check unless one of that name was added to this application before.</summary>
    public static void TryAddHealthCheck(
        this IHostApplicationBuilder builder,
        string name,
        Action<IHealthChecksBuilder> add
    )
    {
        if (builder.Properties.TryAdd($"Aspire.HealthChecks.{name}", true))
        {
            add(builder.Services.AddHealthChecks());
        }
    }

    /// <summary>Adds a health check that is made anew for every check.</summary>
    public static void TryAddHealthCheck(
        this IHostApplicationBuilder builder,
        string name,
        Func<IServiceProvider, IHealthCheck> make
    ) =>
        builder.TryAddHealthCheck(
            name,
            checks => checks.Add(new HealthCheckRegistration(name, make, failureStatus: null, tags: null))
        );
}
