using System.Net.Mime;
using System.Text;
using MailboxSandbox.Messages;
using MailboxSandbox.Smtp;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MailboxSandbox.Web;

/// <summary>The inbox for programs.</summary>
internal static class MessageEndpoints
{
    private const int MaxWaitSeconds = 60;

    public static void MapMessages(this WebApplication app)
    {
        app.MapGet("/messages", List);
        app.MapDelete("/messages", (MessageStore store, string? to) => Clear(store, to));
        app.MapGet("/messages/{id}", Get);
        app.MapGet("/messages/{id}/source", Source);
        app.MapGet("/messages/{id}/html", Html);
        app.MapGet("/messages/{id}/attachments/{index:int}", File);
    }

    /// <summary>For tests of senders: refuses or delays the next messages.</summary>
    public static void MapFaults(this WebApplication app)
    {
        app.MapGet("/faults", (Faults faults) => faults.Planned);
        app.MapPut("/faults", (Faults faults, PlannedFaults planned) => faults.Planned = planned);
        app.MapDelete(
            "/faults",
            (Faults faults) =>
            {
                faults.Planned = new PlannedFaults();
                return TypedResults.NoContent();
            }
        );
    }

    private static async Task<Ok<IReadOnlyList<Message>>> List(
        MessageStore store,
        IHostApplicationLifetime lifetime,
        string? to,
        string? subject,
        string? after,
        double? wait,
        CancellationToken cancellation
    )
    {
        var filter = new MessageFilter
        {
            To = to,
            Subject = subject,
            After = after,
        };
        if (wait is not > 0)
        {
            return TypedResults.Ok(store.Find(filter));
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        var atMost = TimeSpan.FromSeconds(Math.Min(wait.Value, MaxWaitSeconds));
        return TypedResults.Ok(await store.Await(filter, atMost, ending.Token));
    }

    private static Results<Ok<Message>, NotFound> Get(MessageStore store, string id) =>
        store.Get(id) is { } message ? TypedResults.Ok(message) : TypedResults.NotFound();

    private static Results<ContentHttpResult, NotFound> Source(MessageStore store, string id) =>
        store.Get(id) is { } message
            ? TypedResults.Text(Encoding.UTF8.GetString(message.Raw), MediaTypeNames.Text.Plain, Encoding.UTF8)
            : TypedResults.NotFound();

    /// <summary>The HTML as it may be shown: no scripts, no forms, nothing loaded from elsewhere.</summary>
    private static Results<ContentHttpResult, NotFound> Html(HttpContext http, MessageStore store, string id)
    {
        if (store.Get(id) is not { Html: { } html })
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "sandbox allow-popups allow-popups-to-escape-sandbox";
        return TypedResults.Text("<base target=\"_blank\">" + html, MediaTypeNames.Text.Html, Encoding.UTF8);
    }

    private static Results<FileContentHttpResult, NotFound> File(MessageStore store, string id, int index) =>
        store.Get(id)?.Attachments.ElementAtOrDefault(index) is { } attachment
            ? TypedResults.File(attachment.Content, MediaTypeNames.Application.Octet, attachment.FileName)
            : TypedResults.NotFound();

    private static NoContent Clear(MessageStore store, string? to)
    {
        store.Delete(new MessageFilter { To = to });
        return TypedResults.NoContent();
    }
}
