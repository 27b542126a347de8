using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Accounts.Sessions;

public sealed class SessionsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SessionCache>();
        builder.Services.AddHostedService<ForgetEndedSessions>();
        builder
            .Services.AddOptions<SessionCacheOptions>()
            .BindConfiguration("Sessions:Cache")
            .Validate(times => times.AreSensible(), "Sessions are cached for a while.")
            .ValidateOnStart();
    }
}
