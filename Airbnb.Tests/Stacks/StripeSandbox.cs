using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Airbnb.Tests;

/// <summary>Stripe, as a guest's browser and as an onlooker with the secret key see it.</summary>
public sealed class StripeSandbox(HttpClient http)
{
    private const string SecretKey = "sk_test_sandbox";

    public HttpClient Http { get; } = http;

    /// <summary>Confirms a payment the way Stripe.js does: with the publishable key and the client secret alone.</summary>
    public async Task<JsonElement> Confirm(string publishableKey, string clientSecret, string card = "pm_card_visa")
    {
        var intent = clientSecret[..clientSecret.IndexOf("_secret_", StringComparison.Ordinal)];
        return await Send(
            HttpMethod.Post,
            $"v1/payment_intents/{intent}/confirm",
            publishableKey,
            ("client_secret", clientSecret),
            ("payment_method", card)
        );
    }

    public Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path, SecretKey);

    public Task<JsonElement> Post(string path, params (string Name, string Value)[] fields) =>
        Send(HttpMethod.Post, path, SecretKey, fields);

    /// <summary>The cardholder's answer to the bank, <c>succeeded</c> or <c>failed</c>.</summary>
    public Task Answer(string intent, string outcome) =>
        Control(HttpMethod.Post, $"challenges/{intent}", new { outcome });

    /// <summary>Stripe's charge that paid the intent.</summary>
    public async Task<string> ChargeOf(string intent) =>
        (await Get($"v1/payment_intents/{intent}")).GetProperty("latest_charge").GetString()!;

    /// <summary>The guest's bank takes the payment back.</summary>
    /// <returns>The dispute's id.</returns>
    public async Task<string> Dispute(string intent)
    {
        var charge = await ChargeOf(intent);
        await Control(HttpMethod.Post, $"charges/{charge}/dispute");
        var disputes = await Get($"v1/disputes?charge={charge}");
        return disputes.GetProperty("data")[0].GetProperty("id").GetString()!;
    }

    /// <param name="outcome"><c>won</c> or <c>lost</c>.</param>
    public Task Decide(string dispute, string outcome) =>
        Control(HttpMethod.Post, $"disputes/{dispute}", new { outcome });

    /// <summary>How webhooks are delivered from now on: late, twice, in any order, or not at all.</summary>
    public Task Deliver(object mode) => Control(HttpMethod.Put, "delivery-mode", mode);

    public Task DeliverAsUsual() => Deliver(new { });

    /// <summary>Lets the webhooks go that were held.</summary>
    public Task Release(object how) => Control(HttpMethod.Post, "deliveries/release", how);

    /// <summary>What may be asked of the sandbox, and never of Stripe.</summary>
    public Task Command(string path, object? body = null) => Control(HttpMethod.Post, path, body);

    private async Task Control(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"sandbox/{path}")
        {
            Content = JsonContent.Create(body ?? new { }),
        };
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Asks for trouble with the next call that matches.</summary>
    public Task Fault(object fault) => Command("faults", fault);

    public Task NoFaults() => Control(HttpMethod.Delete, "faults");

    private async Task<JsonElement> Send(
        HttpMethod method,
        string path,
        string key,
        params (string Name, string Value)[] fields
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (method != HttpMethod.Get)
            request.Content = new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value));
        using var answer = await Http.SendAsync(request);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }
}
