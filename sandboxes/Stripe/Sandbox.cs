using StripeSandbox.Api;
using StripeSandbox.Controls;
using StripeSandbox.Disputes;
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
        builder.Services.AddHostedService<Backoffice>();
        builder.Services.AddHttpClient(nameof(Webhooks), client => client.Timeout = TimeSpan.FromSeconds(20));
        builder.Services.AddCors();
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
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
    }

    private static IEnumerable<Operation> Operations =>
        [
            .. Customers.Operations,
            .. PaymentMethods.Operations,
            .. PaymentIntents.Operations,
            .. Charges.Operations,
            .. Refunds.Operations,
            .. Balance.Operations,
            .. Arguments.Operations,
            .. Events.Operations,
            .. Endpoints.Operations,
        ];
}
