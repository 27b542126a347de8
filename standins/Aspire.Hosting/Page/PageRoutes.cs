using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Page;

/// <summary>What the dashboard page asks for.</summary>
internal sealed class PageRoutes(
    string applicationName,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    ResourceCommandService commands,
    IHostApplicationLifetime lifetime
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", c => Send(c, "page.html", "text/html"));
        routes.MapGet("/page.css", c => Send(c, "page.css", "text/css"));
        routes.MapGet("/page.js", c => Send(c, "page.js", "text/javascript"));
        routes.MapGet("/api/resources", WatchResources);
        routes.MapGet("/api/resources/{name}/console", WatchConsole);
        routes.MapPost("/api/resources/{name}/commands/{command}", Execute);
    }

    private Task Send(HttpContext context, string file, string type)
    {
        context.Response.ContentType = $"{type}; charset=utf-8";
        var name = WebUtility.HtmlEncode(applicationName);
        return context.Response.WriteAsync(
            Assets.Read(file).Replace("{{application}}", name, StringComparison.Ordinal)
        );
    }

    private async Task WatchResources(HttpContext context)
    {
        await using var stream = new EventStream(context, lifetime.ApplicationStopping);
        await stream.SendAll(Changes(stream.Ended));
    }

    private async IAsyncEnumerable<string> Changes([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var change in notifications.WatchAsync(ct))
        {
            yield return JsonSerializer.Serialize(ResourceView.Of(change, commands.For(change)), Json);
        }
    }

    private async Task WatchConsole(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (!notifications.TryGetCurrentState(name, out _))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var stream = new EventStream(context, lifetime.ApplicationStopping);
        await stream.SendAll(Lines(name, stream.Ended));
    }

    private async IAsyncEnumerable<string> Lines(string name, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var lines in loggers.WatchAsync(name).WithCancellation(ct))
        {
            yield return JsonSerializer.Serialize(
                lines.Select(l => new
                {
                    number = l.LineNumber,
                    text = l.Content,
                    error = l.IsErrorMessage,
                }),
                Json
            );
        }
    }

    private async Task Execute(HttpContext context)
    {
        var result = await commands.ExecuteCommandAsync(
            (string)context.Request.RouteValues["name"]!,
            (string)context.Request.RouteValues["command"]!,
            context.RequestAborted
        );
        context.Response.StatusCode = result.Success ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
        await context.Response.WriteAsJsonAsync(result, Json);
    }
}
