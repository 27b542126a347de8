using StripeSandbox.Api;
using StripeSandbox.Connect;
using StripeSandbox.Controls;
using StripeSandbox.Disputes;
using StripeSandbox.Pages;
using StripeSandbox.Payments;
using StripeSandbox.Storage;
using StripeSandbox.Webhooks;

namespace StripeSandbox;

/// <summary>Puts the sandbox together; tests start it in their own process by the same way.</summary>
public static class Sandbox
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddSingleton(SandboxOptions.From(builder.Configuration));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<PostOffice>();
        builder.Services.AddSingleton<Ledger>();
        builder.Services.AddSingleton<Faults>();
        builder.Services.AddSingleton<Authentication>();
        builder.Services.AddSingleton<Idempotency>();
        builder.Services.AddSingleton<StripeApi>();
        builder.Services.AddSingleton<Mail>();
        builder.Services.AddSingleton<Challenges>();
        builder.Services.AddSingleton<SandboxControls>();
        builder.Services.AddSingleton<HomePage>();
        builder.Services.AddSingleton<ChallengePage>();
        builder.Services.AddSingleton<OnboardingPage>();
        builder.Services.AddHostedService<Backoffice>();
        builder
            .Services.AddHttpClient(nameof(Webhooks), client => client.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        builder.Services.AddCors();
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        var app = builder.Build();
        var ledger = app.Services.GetRequiredService<Ledger>();
        ledger.Do(change => Endpoints.Configure(change, ledger.Options));
        app.UseCors(policy =>
            policy
                .AllowAnyOrigin()
                .AllowAnyHeader()
                .AllowAnyMethod()
                .WithExposedHeaders("Request-Id", "Idempotent-Replayed", "Original-Request", "Stripe-Version")
        );
        app.MapGet("/health", () => "ok");
        Map(app);
        return app;
    }

    private static void Map(WebApplication app)
    {
        var api = app.Services.GetRequiredService<StripeApi>();
        foreach (var operation in Operations)
        {
            api.Map(app, operation);
        }

        app.Map("/v1/{**path}", api.RefuseUnknownPath);
        app.Services.GetRequiredService<SandboxControls>().Map(app);
        app.Services.GetRequiredService<HomePage>().Map(app);
        app.Services.GetRequiredService<ChallengePage>().Map(app);
        app.Services.GetRequiredService<OnboardingPage>().Map(app);
    }

    private static IEnumerable<Operation> Operations =>
        [
            .. Customers.Operations,
            .. PaymentMethods.Operations,
            .. PaymentIntents.Operations,
            .. SetupIntents.Operations,
            .. Charges.Operations,
            .. Refunds.Operations,
            .. Balance.Operations,
            .. Arguments.Operations,
            .. Accounts.Operations,
            .. AccountLinks.Operations,
            .. Transfers.Operations,
            .. Events.Operations,
            .. Endpoints.Operations,
        ];
}
