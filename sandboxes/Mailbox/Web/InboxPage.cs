using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using MailboxSandbox.Messages;

namespace MailboxSandbox.Web;

/// <summary>The inbox for people.</summary>
internal static class InboxPage
{
    public static void MapInbox(this WebApplication app)
    {
        app.MapGet("/", () => TypedResults.Stream(Page(), "text/html; charset=utf-8"));
        app.MapGet(
            "/events",
            (MessageStore store, IHostApplicationLifetime lifetime, CancellationToken cancellation) =>
                TypedResults.ServerSentEvents(Changes(store, lifetime.ApplicationStopping, cancellation))
        );
    }

    private static Stream Page() =>
        typeof(InboxPage).Assembly.GetManifestResourceStream("inbox.html")
        ?? throw new InvalidOperationException("The page is missing from the assembly.");

    /// <summary>Says that something changed; the page then asks what.</summary>
    private static async IAsyncEnumerable<SseItem<string>> Changes(
        MessageStore store,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        var ended = Task.Delay(Timeout.Infinite, ending.Token);
        while (true)
        {
            var change = store.Change;
            yield return new SseItem<string>("changed");
            if (await Task.WhenAny(change, ended) == ended)
            {
                yield break;
            }
        }
    }
}
