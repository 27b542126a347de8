using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Limits;

public sealed class LimitsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RateLimits>();
        builder
            .Services.AddOptions<LimitOptions>()
            .BindConfiguration("Limits")
            .Validate(limits => limits.AreSensible(), "Limits are 1 to 10 million a minute.")
            .ValidateOnStart();
    }
}
