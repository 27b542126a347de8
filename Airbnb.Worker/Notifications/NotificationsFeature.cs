using Airbnb.Core;

namespace Airbnb.Worker.Notifications;

public sealed class NotificationsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MailOptions>().BindConfiguration("Mail");
        builder.Services.AddOptions<LinkOptions>().BindConfiguration("Links");
        builder.Services.AddSingleton(services =>
            MailServer.Parse(
                services.GetRequiredService<IConfiguration>().GetConnectionString(MailServer.ConnectionName)
            )
        );
        builder.Services.AddSingleton<MailTemplates>();
        builder.Services.AddSingleton<Links>();
        builder.Services.AddSingleton<Mailer>();
        builder.Services.AddScoped<ReadCircumstances>();
        builder.Services.AddScoped<Accounts.TellOldAddress>();
    }
}
