using System.Text;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Page;

/// <summary>Server-sent events to one browser, until it leaves or the AppHost stops.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly HttpResponse _response;
    private readonly CancellationTokenSource _end;

    public EventStream(HttpContext context, CancellationToken stopping)
    {
        _response = context.Response;
        _response.ContentType = "text/event-stream";
        _response.Headers.CacheControl = "no-store";
        _end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
    }

    public CancellationToken Ended => _end.Token;

    public async Task SendAll(IAsyncEnumerable<string> messages)
    {
        try
        {
            await _response.Body.FlushAsync(Ended);
            await foreach (var message in messages.WithCancellation(Ended))
            {
                await _response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {message}\n\n"), Ended);
                await _response.Body.FlushAsync(Ended);
            }
        }
        catch (OperationCanceledException) when (Ended.IsCancellationRequested)
        {
            // The browser has gone, or the AppHost goes: nobody misses the rest.
        }
    }

    public ValueTask DisposeAsync()
    {
        _end.Dispose();
        return ValueTask.CompletedTask;
    }
}
