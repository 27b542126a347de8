using Microsoft.Extensions.Configuration;

namespace Airbnb.AppHost;

internal static class Mail
{
    /// <summary>The SMTP server of <c>ConnectionStrings:mail</c> (smtp://user:password@host:port), else the mailbox of this repository.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddMail(
        this IDistributedApplicationBuilder builder,
        bool keepData
    )
    {
        if (!string.IsNullOrEmpty(builder.Configuration.GetConnectionString("mail")))
        {
            return builder.AddConnectionString("mail");
        }

        var mailbox = builder
            .AddProject<Projects.Mailbox>("mailbox")
            .WithEndpoint(port: 5025, scheme: "smtp", name: "smtp", env: "Smtp__Port")
            .WithHttpHealthCheck("/health")
            .ExcludeFromManifest();
        if (keepData)
        {
            mailbox.WithDataFolder();
        }

        return builder.AddConnectionString("mail", ReferenceExpression.Create($"{mailbox.GetEndpoint("smtp")}"));
    }
}
