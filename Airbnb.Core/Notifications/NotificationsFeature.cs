using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Notifications;

public sealed class NotificationsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<UnsubscribeLinks>();
}
