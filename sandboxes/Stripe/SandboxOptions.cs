namespace StripeSandbox;

/// <summary>What the sandbox can be told by configuration.</summary>
public sealed record SandboxOptions
{
    public string SecretKey { get; init; } = "sk_test_sandbox";

    public string PublishableKey { get; init; } = "pk_test_sandbox";

    /// <summary>An endpoint that gets every event, connected accounts included; none when null.</summary>
    public string? WebhookUrl { get; init; }

    public string WebhookSecret { get; init; } = "whsec_sandbox";

    /// <summary>Where state is kept between starts; memory only when null.</summary>
    public string? DataFolder { get; init; }

    /// <summary>How long Stripe takes for what it does by itself: settling, disputes, slow refunds.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The pause before the second attempt of a delivery; it doubles from there.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long money is pending before it can be transferred.</summary>
    public TimeSpan SettlesAfter { get; init; } = TimeSpan.Zero;

    public static SandboxOptions From(IConfiguration configuration)
    {
        var defaults = new SandboxOptions();
        return new SandboxOptions
        {
            SecretKey = Text("Stripe:SecretKey") ?? defaults.SecretKey,
            PublishableKey = Text("Stripe:PublishableKey") ?? defaults.PublishableKey,
            WebhookUrl = Text("Webhook:Url"),
            WebhookSecret = Text("Webhook:Secret") ?? defaults.WebhookSecret,
            FirstRetry = configuration.GetValue("Webhook:FirstRetry", defaults.FirstRetry),
            DataFolder = Text("Data:Folder"),
            Pace = configuration.GetValue("Pace", defaults.Pace),
            SettlesAfter = configuration.GetValue("Balance:SettlesAfter", defaults.SettlesAfter),
        };

        string? Text(string key) => configuration[key] is { Length: > 0 } value ? value : null;
    }
}
