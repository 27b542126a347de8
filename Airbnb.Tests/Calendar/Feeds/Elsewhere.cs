using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Airbnb.Tests.Calendar.Feeds;

/// <summary>Another platform: a server of the test's own, on this machine, that answers as badly as the test likes.</summary>
public sealed class Elsewhere : IAsyncDisposable
{
    private readonly WebApplication app;

    private Elsewhere(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <summary>What it serves at <c>/calendar.ics</c>, with a tag of its content.</summary>
    public string Calendar { get; set; } = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

    /// <summary>The status with which it answers there instead.</summary>
    public int? Trouble { get; set; }

    public int Reads { get; private set; }
    public int Unchanged { get; private set; }

    public static async Task<Elsewhere> Start(Action<IEndpointRouteBuilder>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var elsewhere = new Elsewhere(builder.Build());
        elsewhere.app.MapGet("/calendar.ics", elsewhere.Serve);
        more?.Invoke(elsewhere.app);
        await elsewhere.app.StartAsync();
        return elsewhere;
    }

    public static string Event(Nights nights, string summary = "Reserved", string uid = "1@elsewhere") =>
        $"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART;VALUE=DATE:{nights.CheckIn:yyyyMMdd}\r\n"
        + $"DTEND;VALUE=DATE:{nights.CheckOut:yyyyMMdd}\r\nSUMMARY:{summary}\r\nEND:VEVENT\r\n";

    public void Says(params string[] events) =>
        Calendar = $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{string.Concat(events)}END:VCALENDAR\r\n";

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Serve(HttpRequest request)
    {
        Reads++;
        if (Trouble is { } status)
            return Results.StatusCode(status);
        var tag = $"\"{Calendar.GetHashCode(StringComparison.Ordinal)}\"";
        if (request.Headers.IfNoneMatch == tag)
        {
            Unchanged++;
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }
        request.HttpContext.Response.Headers.ETag = tag;
        return Results.Text(Calendar, "text/calendar");
    }

    /// <summary>An answer without an end, in small pieces.</summary>
    public static async Task Endless(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        var piece = new byte[64 * 1024];
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
    }

    /// <summary>A head, and then nothing for as long as the other side waits.</summary>
    public static async Task Silent(HttpContext context)
    {
        await context.Response.StartAsync();
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
