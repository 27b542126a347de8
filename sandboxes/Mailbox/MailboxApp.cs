using System.Text;
using MailboxSandbox.Messages;
using MailboxSandbox.Smtp;
using MailboxSandbox.Web;

namespace MailboxSandbox;

/// <summary>Receives mail by SMTP and shows it on a page and as JSON.</summary>
public static class MailboxApp
{
    /// <summary>
    /// Builds the application. <c>SMTP_PORT</c> is the port to listen on (0 for any), <c>Data:Folder</c> where
    /// messages are kept; without it they are kept in memory.
    /// </summary>
    public static WebApplication Build(string[] args)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.Configure<SmtpOptions>(builder.Configuration.GetSection("Smtp"));
        builder.Services.PostConfigure<SmtpOptions>(options =>
            options.Port = builder.Configuration.GetValue("SMTP_PORT", options.Port)
        );
        builder.Services.Configure<DataOptions>(builder.Configuration.GetSection("Data"));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<MessageStore>();
        builder.Services.AddSingleton<Faults>();
        builder.Services.AddSingleton<SmtpServer>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SmtpServer>());
        builder.Services.AddHealthChecks().AddCheck<SmtpServer>("smtp");

        var app = builder.Build();
        app.MapHealthChecks("/health");
        app.MapInbox();
        app.MapMessages();
        app.MapFaults();
        return app;
    }
}
