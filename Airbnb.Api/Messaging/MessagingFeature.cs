using Airbnb.Core;

namespace Airbnb.Api.Messaging;

public sealed class MessagingFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MessageBell>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MessageBell>());
        builder.Services.AddSingleton<StreamMessages>();
    }
}
