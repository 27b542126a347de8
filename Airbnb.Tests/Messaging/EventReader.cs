using System.Net.Http.Headers;
using System.Text.Json;

namespace Airbnb.Tests.Messaging;

/// <summary>An event as it came.</summary>
public sealed record HeardEvent(string Id, string Name, JsonElement Data)
{
    public string Text => Data.GetProperty("text").GetString()!;
}

/// <summary>A client that follows its messages, as a browser's EventSource does.</summary>
public sealed class EventReader : IAsyncDisposable
{
    private readonly CancellationTokenSource closed = new();
    private readonly HttpResponseMessage response;
    private readonly List<HeardEvent> heard = [];
    private readonly Task reading;

    private EventReader(HttpResponseMessage response)
    {
        this.response = response;
        reading = Read();
    }

    /// <summary>The server has ended the stream.</summary>
    public bool HasEnded => reading.IsCompletedSuccessfully;

    /// <summary>Of messages, in order.</summary>
    public IReadOnlyList<HeardEvent> Messages
    {
        get
        {
            lock (heard)
                return [.. heard.Where(one => one.Name == "message")];
        }
    }

    public string LastId
    {
        get
        {
            lock (heard)
                return heard[^1].Id;
        }
    }

    /// <summary>Follows from now on, or from after an event on, and has heard that it does.</summary>
    public static async Task<EventReader> Open(Uri api, Client reader, string? after = null)
    {
        using var http = new HttpClient();
        var answer = await Ask(http, api, reader, after);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var events = new EventReader(answer);
        await Eventually.True(() => Task.FromResult(events.IsReady), "the stream to begin");
        return events;
    }

    public static async Task<HttpResponseMessage> Ask(HttpClient http, Uri api, Client reader, string? after = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(api, "/api/v1/threads/events"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", reader.Token);
        if (after is not null)
            request.Headers.Add("Last-Event-ID", after);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The texts of all messages so far, as soon as there are that many.</summary>
    public async Task<IReadOnlyList<string>> Texts(int count, TimeSpan within)
    {
        await Eventually.True(() => Task.FromResult(Messages.Count >= count), $"{count} messages", within);
        return [.. Messages.Select(message => message.Text)];
    }

    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        response.Dispose();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        closed.Dispose();
    }

    private bool IsReady
    {
        get
        {
            lock (heard)
                return heard.Count > 0;
        }
    }

    private async Task Read()
    {
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(closed.Token));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await lines.ReadLineAsync(closed.Token) is { } line)
        {
            if (line.Length == 0)
                Hear(fields);
            else if (line.Split(": ", 2) is [{ Length: > 0 } name, var value])
                fields[name] = value;
        }
    }

    private void Hear(Dictionary<string, string> fields)
    {
        if (fields.TryGetValue("event", out var name))
            lock (heard)
                heard.Add(new HeardEvent(fields["id"], name, JsonSerializer.Deserialize<JsonElement>(fields["data"])));
        fields.Clear();
    }
}
