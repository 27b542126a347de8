using System.Net.Http.Headers;
using System.Text;
using StripeSandbox.Objects;
using StripeSandbox.Payments;
using StripeSandbox.Storage;

namespace StripeSandbox.Webhooks;

/// <summary>Does what is due: deliveries with their retries, and what Stripe does by itself.</summary>
public sealed class Backoffice : BackgroundService
{
    private const int AtOnce = 16;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Ledger ledger;
    private readonly IHttpClientFactory clients;
    private readonly ILogger<Backoffice> log;
    private readonly SemaphoreSlim news = new(0, 1);
    private readonly SemaphoreSlim slots = new(AtOnce);
    private readonly HashSet<string> underway = [];

    public Backoffice(Ledger ledger, IHttpClientFactory clients, ILogger<Backoffice> log)
    {
        (this.ledger, this.clients, this.log) = (ledger, clients, log);
        ledger.HasWork = Wake;
    }

    public override void Dispose()
    {
        ledger.HasWork = null;
        news.Dispose();
        slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var (due, next) = ledger.Do(FindDue);
                foreach (var delivery in due)
                {
                    await slots.WaitAsync(stoppingToken);
                    _ = Deliver(delivery, stoppingToken);
                }

                await news.WaitAsync(next, stoppingToken);
            }
        }
        finally
        {
            await WaitForDeliveries();
        }
    }

    /// <summary>Who has all slots knows that no delivery is under way, which would want a ledger that is closed.</summary>
    private async Task WaitForDeliveries()
    {
        for (var slot = 0; slot < AtOnce; slot++)
        {
            await slots.WaitAsync(CancellationToken.None);
        }
    }

    private void Wake()
    {
        lock (news)
        {
            if (news.CurrentCount == 0)
            {
                news.Release();
            }
        }
    }

    // Also does the chores that are due, since they are changes of the same ledger.
    private (List<string> Due, TimeSpan Next) FindDue(Change change)
    {
        var now = change.Now.ToUnixTimeMilliseconds();
        foreach (var chore in ledger.Waiting.Chores.Where(chore => chore.DueAt <= now).ToList())
        {
            Chores.Do(change, chore);
        }

        var due = new List<string>();
        lock (underway)
        {
            foreach (var delivery in ledger.Waiting.Deliveries)
            {
                if (delivery.NextAttemptAt <= now && underway.Add(delivery.Id))
                {
                    due.Add(delivery.Id);
                }
            }
        }

        var later = ledger
            .Waiting.Chores.Select(chore => chore.DueAt)
            .Concat(ledger.Waiting.Deliveries.Select(delivery => delivery.NextAttemptAt).Where(at => at > now))
            .DefaultIfEmpty(now + 60_000)
            .Min();
        return (due, TimeSpan.FromMilliseconds(Math.Clamp(later - now, 1, 60_000)));
    }

    private async Task Deliver(string id, CancellationToken stopping)
    {
        try
        {
            if (ledger.Do(change => Prepare(change, id)) is { } message)
            {
                var (status, failure) = await Send(message, stopping);
                ledger.Do(change => Record(change, id, status, failure));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The delivery is still pending in the journal, and the next start takes it up again.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Delivery {Delivery} could not be recorded", id);
        }
        finally
        {
            lock (underway)
            {
                underway.Remove(id);
            }

            Wake();
            slots.Release();
        }
    }

    private static Message? Prepare(Change change, string id)
    {
        var delivery = change.Get<Delivery>(id);
        var endpoint = change.Get<WebhookEndpoint>(delivery.Endpoint);
        if (endpoint is { IsDeleted: true } or { Url.Length: 0 })
        {
            delivery.Status = DeliveryStatus.Failed;
            delivery.Failure = "The endpoint is gone.";
            change.Touch(delivery);
            return null;
        }

        var happened = Rendering.Of(change.Get<Event>(delivery.Event), change);
        happened["api_version"] = endpoint.ApiVersion ?? ApiVersions.Current;
        return new Message(endpoint.Url, endpoint.Secret, Json.Text(happened));
    }

    private async Task<(int? Status, string? Failure)> Send(Message message, CancellationToken stopping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Url);
        request.Headers.Add(
            "Stripe-Signature",
            Signature.Header(message.Secret, message.Body, ledger.Clock.GetUtcNow())
        );
        request.Headers.UserAgent.ParseAdd("Stripe/1.0 (+https://stripe.com/docs/webhooks)");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        try
        {
            using var client = clients.CreateClient(nameof(Webhooks));
            using var response = await client.SendAsync(request, stopping);
            return ((int)response.StatusCode, response.IsSuccessStatusCode ? null : response.ReasonPhrase);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            stopping.ThrowIfCancellationRequested();
            return (null, failure.Message);
        }
    }

    private void Record(Change change, string id, int? status, string? failure)
    {
        var delivery = change.Get<Delivery>(id);
        delivery.Attempts++;
        delivery.ResponseStatus = status;
        delivery.Failure = failure;
        change.Touch(delivery);
        if (status is >= 200 and < 300)
        {
            delivery.Status = DeliveryStatus.Succeeded;
            var happened = change.Get<Event>(delivery.Event);
            happened.PendingWebhooks = Math.Max(0, happened.PendingWebhooks - 1);
            change.Touch(happened);
            return;
        }

        var pause = TimeSpan.FromTicks(
            (long)Math.Min(LongestPause.Ticks, ledger.Options.FirstRetry.Ticks * Math.Pow(2, delivery.Attempts - 1))
        );
        delivery.NextAttemptAt = (change.Now + pause).ToUnixTimeMilliseconds();
        if (delivery.NextAttemptAt > delivery.GiveUpAt)
        {
            delivery.Status = DeliveryStatus.Failed;
        }
    }

    private sealed record Message(string Url, string Secret, string Body);
}
