using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Airbnb.Core;

public static class Foundations
{
    /// <summary>What API and Worker share: clocks, signals, the cache, the key ring, and every use case.</summary>
    public static IServiceCollection AddAirbnbCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PlatformClock>();
        services.AddSingleton<SharedCache>();
        services.AddSingleton<Signals>();
        services.AddHostedService(provider => provider.GetRequiredService<Signals>());
        services.AddHostedService<ClockFollower>();
        services.AddSharedDataProtection();
        foreach (var useCase in UseCases())
            services.TryAddScoped(useCase);
        return services;
    }

    /// <summary>A use case is a public class whose constructor asks for the database: no list to keep.</summary>
    private static IEnumerable<Type> UseCases() =>
        typeof(AirbnbDb).Assembly.ExportedTypes.Where(type =>
            type is { IsClass: true, IsAbstract: false }
            && type.GetConstructors()
                .Any(constructor =>
                    constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(AirbnbDb))
                )
        );
}
