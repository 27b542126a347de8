using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Airbnb.Worker.Delivery;

/// <summary>Consumes every handler's queue, each on its own channel, and the queue of poison.</summary>
public sealed class Consumers(
    IServiceScopeFactory scopes,
    Broker broker,
    HandlerTable handlers,
    Dispatcher dispatcher,
    ILogger<Consumers> logger
) : Loop(logger)
{
    public const string Name = "consumers";

    private const ushort AtOnce = 8;

    protected override Task Run(CancellationToken ct) =>
        broker.Connected(Name, (connection, round) => ConsumeAll(connection, round, ct), ct);

    /// <summary>
    /// One channel that fails ends them all: the loop opens them anew, and what was not acknowledged comes again. What
    /// is being handled meanwhile is handled to its end.
    /// </summary>
    private async Task ConsumeAll(IConnection connection, CancellationToken round, CancellationToken ct)
    {
        var consuming = handlers
            .All.Select(handler =>
                Consume(connection, handler.Queue, delivery => dispatcher.Deliver(handler, delivery, ct), round)
            )
            .Append(Consume(connection, Broker.Poison, delivery => Rest(delivery, ct), round));
        await await Task.WhenAny(consuming);
    }

    private static async Task Consume(
        IConnection connection,
        string queue,
        Func<BasicDeliverEventArgs, Task> deliver,
        CancellationToken ct
    )
    {
        var channel = await Broker.OpenForConsuming(connection, AtOnce, ct);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, reason) =>
        {
            closed.TrySetException(new IOException($"The channel of {queue} closed: {reason.ReplyText}"));
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            try
            {
                await deliver(delivery);
                await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, ct);
            }
            catch (Exception exception)
            {
                closed.TrySetException(exception); // not acknowledged: the broker gives it out again
            }
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, ct);
        await closed.Task.WaitAsync(ct);
    }

    /// <summary>What the broker gave up on rests where an admin can see it.</summary>
    private async Task Rest(BasicDeliverEventArgs delivery, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AirbnbDb>();
        var letter = new DeadLetter
        {
            MessageId = Guid.Parse(delivery.BasicProperties.MessageId!),
            Handler = HandlerOf(delivery.BasicProperties),
            Type = delivery.BasicProperties.Type!,
            Payload = System.Text.Encoding.UTF8.GetString(delivery.Body.Span),
            Fault = "The process died over it, time and again.",
            TraceParent = delivery.BasicProperties.Text(Headers.TraceParent),
        };
        DeliveryLog.Rests(logger, null, letter.Handler, letter.MessageId);
        db.DeadLetters.Add(letter);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (exception.Breaks("ix_dead_letters_handler_message_id"))
        {
            // It rests already: this is a second delivery.
        }
    }

    private static string HandlerOf(IReadOnlyBasicProperties properties) =>
        properties.Text("x-first-death-queue") is { } queue && queue.StartsWith("airbnb.", StringComparison.Ordinal)
            ? queue["airbnb.".Length..]
            : "unknown";
}
