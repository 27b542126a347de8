using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Accounts.Sessions;

public sealed class SessionsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SessionCache>();
        builder.Services.AddHostedService<ForgetEndedSessions>();
    }
}
