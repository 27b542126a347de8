using System.Diagnostics;
using System.Text;
using Airbnb.Core;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RabbitMQ.Client.Events;

namespace Airbnb.Worker.Delivery;

/// <summary>Brings one delivery to its handler: once in effect, recorded when refused, retried when it fails.</summary>
public sealed class Dispatcher(IServiceScopeFactory scopes, TimeProvider time, ILogger<Dispatcher> logger)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    // A broker whose connection broke gives out again what is still being handled here.
    private readonly OneAtATime<(string Handler, Guid MessageId)> deliveries = new();

    /// <summary>Returns when the delivery may be acknowledged.</summary>
    public async Task Deliver(Handler handler, BasicDeliverEventArgs delivery, CancellationToken ct)
    {
        var message = Envelope.Of(delivery);
        using var activity = Tracing.Source.StartActivity(
            $"{handler.Name} {message.Type}",
            ActivityKind.Consumer,
            message.TraceParent
        );
        while (true)
        {
            try
            {
                await Handle(handler, message, ct);
                return;
            }
            catch (Exception exception) when (IsPostgresAway(exception))
            {
                // Not the message's fault: keep it, and with it the prefetch, until the database answers.
                DeliveryLog.Waits(logger, exception, handler.Name);
                await Task.Delay(AskAgain, ct);
            }
            catch (Exception exception) when (!ct.IsCancellationRequested)
            {
                activity?.AddException(exception).SetStatus(ActivityStatusCode.Error);
                await TryLater(handler, message, exception, ct);
                return;
            }
        }
    }

    /// <summary>Tries once. A refusal is recorded; a fault is thrown, and leaves no trace.</summary>
    public async Task Handle(Handler handler, Envelope envelope, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AirbnbDb>();
        var message =
            Messages.FromJson(envelope.Type, envelope.Payload)
            ?? throw new InvalidOperationException($"No message is named {envelope.Type} here.");
        var result = handler.IsStepwise
            ? await HandleStepwise(db, handler, envelope, () => handler.Handle(scope.ServiceProvider, message, ct), ct)
            : await HandleOnce(db, handler, envelope, () => handler.Handle(scope.ServiceProvider, message, ct), ct);
        if (result.Error is { } refusal)
            DeliveryLog.Refused(logger, handler.Name, envelope.MessageId, refusal.Code);
    }

    private static async Task<Result> HandleOnce(
        AirbnbDb db,
        Handler handler,
        Envelope envelope,
        Func<Task<Result>> handle,
        CancellationToken ct
    )
    {
        var result = await db.InTransaction(
            async () => await Record(db, handler, envelope, null, ct) ? await handle() : Result.Done,
            ct
        );
        if (result.Error is { } refusal)
            await Record(db, handler, envelope, refusal.Code, ct); // the first went with all else
        return result;
    }

    private Task<Result> HandleStepwise(
        AirbnbDb db,
        Handler handler,
        Envelope envelope,
        Func<Task<Result>> handle,
        CancellationToken ct
    ) =>
        deliveries.Run(
            (handler.Name, envelope.MessageId),
            async () =>
            {
                if (await db.Inbox.AnyAsync(e => e.Handler == handler.Name && e.MessageId == envelope.MessageId, ct))
                    return Result.Done;
                var result = await handle();
                await Record(db, handler, envelope, result.Error?.Code, ct);
                return result;
            },
            ct
        );

    private static async Task<bool> Record(
        AirbnbDb db,
        Handler handler,
        Envelope envelope,
        string? refusal,
        CancellationToken ct
    ) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO inbox (handler, message_id, refusal) VALUES ({handler.Name}, {envelope.MessageId}, {refusal})
            ON CONFLICT DO NOTHING
            """,
            ct
        ) == 1;

    private async Task TryLater(Handler handler, Envelope envelope, Exception fault, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AirbnbDb>();
        if (handler.Retries.DelayAfter(envelope.Attempt) is { } delay)
        {
            DeliveryLog.Retried(logger, fault, handler.Name, envelope.MessageId, envelope.Attempt, delay);
            db.Deadlines.Add(envelope.Retry(handler, time.GetUtcNow() + delay));
            await db.SaveChangesAsync(ct);
            return;
        }
        DeliveryLog.Rests(logger, fault, handler.Name, envelope.MessageId);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO dead_letters (id, message_id, handler, type, payload, fault, trace_parent)
            VALUES ({Guid.CreateVersion7()}, {envelope.MessageId}, {handler.Name}, {envelope.Type},
                    {envelope.Payload}::jsonb, {fault.ToString()}, {envelope.TraceParent})
            ON CONFLICT (handler, message_id) DO UPDATE SET fault = excluded.fault, resting_since = now()
            """,
            ct
        );
    }

    private static bool IsPostgresAway(Exception exception) =>
        exception switch
        {
            NpgsqlException { IsTransient: true } postgres => postgres
                is not PostgresException
                {
                    SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
                },
            { InnerException: { } inner } => IsPostgresAway(inner),
            _ => false,
        };
}

/// <summary>A message as it came.</summary>
public sealed record Envelope(Guid MessageId, string Type, string Payload, int Attempt, string? TraceParent)
{
    public static Envelope Of(BasicDeliverEventArgs delivery) =>
        new(
            Guid.Parse(delivery.BasicProperties.MessageId!),
            delivery.BasicProperties.Type!,
            Encoding.UTF8.GetString(delivery.Body.Span),
            delivery.BasicProperties.Number(Headers.Attempt),
            delivery.BasicProperties.Text(Headers.TraceParent)
        );

    public Deadline Retry(Handler handler, DateTimeOffset dueAt) =>
        new()
        {
            DueAt = dueAt,
            Clock = DeadlineClock.Real,
            Kind = Type,
            Subject = MessageId,
            Payload = Payload,
            MessageId = MessageId,
            Handler = handler.Name,
            Attempt = Attempt + 1,
            TraceParent = TraceParent,
        };
}
