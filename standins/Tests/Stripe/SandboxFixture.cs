using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Stripe;
using StripeSandbox;

namespace StandIns.Tests.Stripe;

/// <summary>A sandbox on a free port, with a receiver for its webhooks.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    public RunningSandbox Sandbox { get; private set; } = null!;

    public Receiver Receiver { get; } = new();

    public async Task InitializeAsync()
    {
        await Receiver.Start();
        Sandbox = await RunningSandbox.Start($"--Webhook:Url={Receiver.Url}");
    }

    public async Task DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}

public sealed class RunningSandbox : IAsyncDisposable
{
    public const string SecretKey = "sk_test_sandbox";
    public const string PublishableKey = "pk_test_sandbox";
    public const string WebhookSecret = "whsec_sandbox";

    private readonly WebApplication app;

    private RunningSandbox(WebApplication app)
    {
        this.app = app;
        Url = app.Urls.Single();
        Http = new HttpClient { BaseAddress = new Uri(Url) };
        Client = ClientFor(SecretKey);
        Browser = ClientFor(PublishableKey);
    }

    public string Url { get; }

    public HttpClient Http { get; }

    public StripeClient Client { get; }

    public StripeClient Browser { get; }

    public V1Services Api => Client.V1;

    public static async Task<RunningSandbox> Start(params string[] settings)
    {
        var built = Sandbox.Build([
            "--urls=http://127.0.0.1:0",
            "--Pace=00:00:00.050",
            "--Webhook:FirstRetry=00:00:00.050",
            .. settings,
        ]);
        await built.StartAsync();
        return new RunningSandbox(built);
    }

    public StripeClient ClientFor(string key, int retries = 0) =>
        new(key, apiBase: Url, httpClient: new SystemNetHttpClient(maxNetworkRetries: retries, enableTelemetry: false));

    /// <summary>Asks the sandbox for something that only a sandbox does.</summary>
    public async Task<JsonElement> Control(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/sandbox/{path}");
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

public static class Pay
{
    public static PaymentIntentCreateOptions With(string method, long amount = 10_000) =>
        new()
        {
            Amount = amount,
            Currency = "usd",
            PaymentMethodTypes = ["card"],
            PaymentMethod = method,
            Confirm = true,
        };

    public static async Task<T> Until<T>(Func<Task<T>> look, Func<T, bool> isThere)
    {
        var patience = Stopwatch.StartNew();
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var seen = await look();
            if (isThere(seen))
            {
                return seen;
            }

            Assert.True(patience.Elapsed < Patience.Long, "It did not come to pass.");
            await retry.WaitForNextTickAsync();
        }
    }
}
