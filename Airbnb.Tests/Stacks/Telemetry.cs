using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Airbnb.Tests;

/// <summary>Takes in what a service tells of itself by OTLP: traces, logs and metrics, as it came.</summary>
public sealed class Telemetry : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> received = new();
    private readonly WebApplication app;

    public Telemetry()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v1/{signal}", Receive);
        app.Start();
    }

    public string Address => app.Urls.Single();

    /// <summary>Whether the text is in any of it: strings are UTF-8 in OTLP.</summary>
    public bool Contains(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return received.Any(body => body.AsSpan().IndexOf(bytes) >= 0);
    }

    public override string ToString() => $"{received.Count} messages of {received.Sum(body => body.Length)} bytes";

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Receive(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        received.Enqueue(body.ToArray());
    }
}
