using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StandIns.Tests.Integrations;

/// <summary>Takes telemetry by OTLP over HTTP, as a dashboard would.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, StringBuilder> _received = new(StringComparer.Ordinal);
    private TaskCompletionSource _arrival = NewArrival();

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", Receive);
    }

    public string Url => _app.Urls.First();

    public static async Task<OtlpReceiver> Start()
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Completes when that signal has brought all those texts, which protobuf carries as they are.</summary>
    public async Task Brings(string signal, params string[] texts)
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        while (true)
        {
            var arrival = _arrival.Task;
            var all = Text(signal);
            if (Array.TrueForAll(texts, text => all.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }

            await arrival.WaitAsync(patience.Token);
        }
    }

    public string Text(string signal)
    {
        var text = _received.GetOrAdd(signal, _ => new StringBuilder());
        lock (text)
        {
            return text.ToString();
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Receive(HttpRequest request, string signal)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var text = _received.GetOrAdd(signal, _ => new StringBuilder());
        lock (text)
        {
            text.Append(Encoding.UTF8.GetString(body.ToArray()));
        }

        Interlocked.Exchange(ref _arrival, NewArrival()).SetResult();
    }

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
