using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Airbnb.Api.Http;

/// <summary>
/// Server-sent events for as long as the writer goes on and the client stays. FastEndpoints' own sends no comments, which
/// keep a quiet stream open through what lies between.
/// </summary>
/// <param name="write">Sends events until it returns; cancelled when the client has gone or the process stops.</param>
public sealed class EventStream(Func<EventStream, CancellationToken, Task> write) : IResult
{
    private HttpResponse? response;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        response = httpContext.Response;
        var lifetime = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            httpContext.RequestAborted,
            lifetime.ApplicationStopping
        );
        httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // what nginx calls it
        try
        {
            await response.StartAsync(ends.Token);
            await write(this, ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The end that most streams have.
        }
    }

    /// <param name="data">JSON of one line.</param>
    public Task Send(string? id, string name, string data, CancellationToken ct)
    {
        var text = new StringBuilder();
        if (id is not null)
            text.Append("id: ").Append(id).Append('\n');
        text.Append("event: ").Append(name).Append("\ndata: ").Append(data).Append("\n\n");
        return Write(text.ToString(), ct);
    }

    /// <summary>Something that clients do not hear.</summary>
    public Task Heartbeat(CancellationToken ct) => Write(":\n\n", ct);

    private async Task Write(string text, CancellationToken ct)
    {
        await response!.WriteAsync(text, ct);
        await response!.Body.FlushAsync(ct);
    }
}
