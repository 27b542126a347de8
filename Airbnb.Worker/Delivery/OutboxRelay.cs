using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Airbnb.Worker.Delivery;

/// <summary>
/// Publishes the outbox. Rows are claimed for a while, published with confirms, then deleted: a relay that dies in
/// between leaves them to the next claim, and the inbox makes the second delivery harmless. Many relays may run.
/// </summary>
public sealed class OutboxRelay(
    IServiceScopeFactory scopes,
    Broker broker,
    HandlerTable handlers,
    Signals signals,
    ILogger<OutboxRelay> logger
) : Loop(logger)
{
    public const string Name = "relay";

    private const int Batch = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>For how long the rows are ours.</summary>
    private static readonly TimeSpan Claimed = TimeSpan.FromSeconds(30);

    protected override Task Run(CancellationToken ct) => broker.Connected(Name, Relay, ct);

    private async Task Relay(IConnection connection, CancellationToken ct)
    {
        var channel = await Broker.OpenForPublishing(connection, ct);
        using var written = signals.Listen(Signals.Outbox);
        while (true)
            if (await RelayBatch(channel, ct) < Batch)
                await written.Wait(LongestWait, ct);
    }

    private async Task<int> RelayBatch(IChannel channel, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AirbnbDb>();
        using var ours = CancellationTokenSource.CreateLinkedTokenSource(ct);
        ours.CancelAfter(Claimed);
        var claimed = await Claim(db, ct);
        if (claimed.Count == 0)
            return 0;
        var published = new ConcurrentBag<Guid>();
        try
        {
            await Task.WhenAll(
                claimed.Select(async message =>
                {
                    if (await Publish(channel, message, ours.Token))
                        published.Add(message.Id);
                })
            );
        }
        finally
        {
            await Settle(db, claimed, [.. published]);
        }
        return claimed.Count;
    }

    /// <summary>
    /// What was published goes; the rest may be claimed again soon, not only when its claim has run out. Not to be
    /// cancelled: at a stop, too, others should go on at once.
    /// </summary>
    private static async Task Settle(AirbnbDb db, List<OutboxMessage> claimed, List<Guid> published)
    {
        await db.Outbox.Where(message => published.Contains(message.Id)).ExecuteDeleteAsync(CancellationToken.None);
        var left = claimed.Select(message => message.Id).Except(published).ToList();
        if (left.Count > 0)
            await db.Database.ExecuteSqlAsync(
                $"UPDATE outbox SET claimed_until = now() + interval '1 second' WHERE id = ANY ({left})",
                CancellationToken.None
            );
    }

    private static Task<List<OutboxMessage>> Claim(AirbnbDb db, CancellationToken ct) =>
        db
            .Outbox.FromSql(
                $"""
                UPDATE outbox SET claimed_until = now() + {Claimed}
                WHERE id IN (
                    SELECT id FROM outbox WHERE claimed_until IS NULL OR claimed_until < now()
                    ORDER BY id LIMIT {Batch} FOR UPDATE SKIP LOCKED)
                RETURNING *
                """
            )
            .AsNoTracking()
            .ToListAsync(ct);

    private async Task<bool> Publish(IChannel channel, OutboxMessage message, CancellationToken ct)
    {
        if (message.Handler is null && !handlers.Awaits(message.Type))
            return true; // nobody is bound: mandatory would send it back for ever
        using var activity = Tracing.Source.StartActivity(
            $"publish {message.Type}",
            ActivityKind.Producer,
            message.TraceParent
        );
        var (exchange, key) = message.Handler is null
            ? (Broker.Events, message.Type)
            : ("", $"airbnb.{message.Handler}");
        try
        {
            await channel.BasicPublishAsync(
                exchange,
                key,
                mandatory: true,
                Properties(message, activity),
                Encoding.UTF8.GetBytes(message.Payload),
                ct
            );
            return true;
        }
        catch (PublishException exception)
        {
            // Not routed or not confirmed: it is tried again.
            DeliveryLog.NotPublished(logger, exception, message.Type, message.MessageId);
            return false;
        }
    }

    private static BasicProperties Properties(OutboxMessage message, Activity? activity) =>
        new()
        {
            MessageId = message.MessageId.ToString(),
            Type = message.Type,
            ContentType = "application/json",
            Persistent = true,
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [Headers.Attempt] = message.Attempt.ToString(CultureInfo.InvariantCulture),
                [Headers.TraceParent] = activity?.Id ?? message.TraceParent,
            },
        };
}
