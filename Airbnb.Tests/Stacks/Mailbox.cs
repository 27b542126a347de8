using System.Net.Http.Json;
using System.Text.Json;

namespace Airbnb.Tests;

/// <summary>The inbox of everybody.</summary>
public sealed class Mailbox(HttpClient http)
{
    public HttpClient Http { get; } = http;

    /// <summary>Mails to the address, the newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> To(string address, string subject = "")
    {
        var query = $"messages?to={Uri.EscapeDataString(address)}&subject={Uri.EscapeDataString(subject)}";
        var found = await Http.GetFromJsonAsync<JsonElement>(query);
        return [.. (found.ValueKind is JsonValueKind.Array ? found : found.GetProperty("items")).EnumerateArray()];
    }

    /// <summary>The newest such mail in full, as soon as it is there.</summary>
    public async Task<JsonElement> Await(string address, string subject)
    {
        var id = await Eventually.Get(
            async () => await To(address, subject) is [var newest, ..] ? newest.GetProperty("id").ToString() : null,
            $"a mail \"{subject}\" to {address}"
        );
        return await Http.GetFromJsonAsync<JsonElement>($"messages/{id}");
    }
}
