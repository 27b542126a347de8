namespace Airbnb.AppHost;

/// <summary>How to reach Stripe: the real one, or the sandbox of this repository.</summary>
internal sealed record StripeAccount(
    ReferenceExpression SecretKey,
    ReferenceExpression PublishableKey,
    ReferenceExpression WebhookSecret,
    IResourceBuilder<ProjectResource>? Sandbox
);

internal static class Stripe
{
    /// <summary>Stripe itself when configuration has <c>Stripe:SecretKey</c>, else the sandbox.</summary>
    public static StripeAccount AddStripe(this IDistributedApplicationBuilder builder, bool keepData) =>
        string.IsNullOrEmpty(builder.Configuration["Stripe:SecretKey"])
            ? builder.AddStripeSandbox(keepData)
            : new StripeAccount(
                builder.FromConfiguration("stripe-secret-key", "Stripe:SecretKey"),
                builder.FromConfiguration("stripe-publishable-key", "Stripe:PublishableKey"),
                builder.FromConfiguration("stripe-webhook-secret", "Stripe:WebhookSecret"),
                Sandbox: null
            );

    public static IResourceBuilder<ProjectResource> WithStripe(
        this IResourceBuilder<ProjectResource> project,
        StripeAccount stripe
    )
    {
        project
            .WithEnvironment("Stripe__SecretKey", stripe.SecretKey)
            .WithEnvironment("Stripe__PublishableKey", stripe.PublishableKey)
            .WithEnvironment("Stripe__WebhookSecret", stripe.WebhookSecret);
        return stripe.Sandbox is null
            ? project
            : project.WithReference(stripe.Sandbox).WithEnvironment("Stripe__ApiBase", "https+http://stripe");
    }

    /// <summary>Tells the sandbox where webhooks go; for Stripe itself that is set in its own dashboard.</summary>
    public static void SendEventsTo(this StripeAccount stripe, IResourceBuilder<ProjectResource> api) =>
        stripe.Sandbox?.WithEnvironment(
            "Webhook__Url",
            ReferenceExpression.Create($"{api.GetEndpoint("http")}/webhooks/stripe")
        );

    private static StripeAccount AddStripeSandbox(this IDistributedApplicationBuilder builder, bool keepData)
    {
        var secret = builder.AddGeneratedSecret("stripe-webhook-secret");
        var account = new StripeAccount(
            ReferenceExpression.Create($"sk_test_sandbox"),
            ReferenceExpression.Create($"pk_test_sandbox"),
            ReferenceExpression.Create($"whsec_{secret}"),
            builder.AddProject<Projects.Stripe>("stripe")
        );
        var sandbox = account
            .Sandbox!.WithEnvironment("Stripe__SecretKey", account.SecretKey)
            .WithEnvironment("Stripe__PublishableKey", account.PublishableKey)
            .WithEnvironment("Webhook__Secret", account.WebhookSecret)
            .WithHttpHealthCheck("/health")
            .ExcludeFromManifest();
        if (keepData)
        {
            sandbox.WithDataFolder();
        }

        return account;
    }

    private static ReferenceExpression FromConfiguration(
        this IDistributedApplicationBuilder builder,
        string name,
        string key
    )
    {
        var parameter = builder.AddParameterFromConfiguration(name, key, secret: true);
        return ReferenceExpression.Create($"{parameter}");
    }
}
