using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using RabbitMQ.Client;

namespace Airbnb.Worker.Delivery;

/// <summary>Names and declarations at RabbitMQ: one topic exchange, a quorum queue for each handler, one for poison.</summary>
public sealed class Broker(IConnectionFactory connections, HandlerTable handlers, ILogger<Broker> logger)
{
    public const string Events = "airbnb.events";

    /// <summary>Where the broker puts what killed its consumer too often.</summary>
    public const string Poison = "airbnb.poison";

    /// <summary>Deliveries of one message after which a process that keeps dying over it is spared.</summary>
    private const int DeliveryLimit = 5;

    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, IConnection> open = new(StringComparer.Ordinal);

    public bool IsConnected(string name) => open.TryGetValue(name, out var connection) && connection.IsOpen;

    /// <summary>
    /// Works on a connection of its own for as long as that lasts: it is not mended but thrown away, with all that still
    /// waits on it. (The client's own recovery leaves publications waiting for ever; see
    /// https://github.com/rabbitmq/rabbitmq-dotnet-client/issues/1930.)
    /// </summary>
    /// <exception cref="IOException">The connection was lost.</exception>
    public async Task Connected(string name, Func<IConnection, CancellationToken, Task> work, CancellationToken ct)
    {
        var connection = await connections.CreateConnectionAsync(name, ct);
        using var round = CancellationTokenSource.CreateLinkedTokenSource(ct);
        connection.ConnectionShutdownAsync += (_, _) => round.CancelAsync();
        open[name] = connection;
        try
        {
            await Declare(connection, round.Token);
            await work(connection, round.Token);
        }
        catch (OperationCanceledException exception) when (!ct.IsCancellationRequested)
        {
            throw new IOException($"The connection of {name} was lost: {connection.CloseReason}", exception);
        }
        finally
        {
            await LetGo(name, connection);
        }
    }

    public static Task<IChannel> OpenForPublishing(IConnection connection, CancellationToken ct) =>
        connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            ct
        );

    public static async Task<IChannel> OpenForConsuming(IConnection connection, ushort atOnce, CancellationToken ct)
    {
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(false, false, consumerDispatchConcurrency: atOnce),
            ct
        );
        await channel.BasicQosAsync(0, atOnce, global: false, ct);
        return channel;
    }

    private async Task LetGo(string name, IConnection connection)
    {
        open.TryRemove(name, out _);
        try
        {
            await connection.DisposeAsync().AsTask().WaitAsync(LongestGoodbye);
        }
        catch (Exception exception)
        {
            DeliveryLog.NotClosed(logger, exception, name); // another is opened all the same
        }
    }

    private async Task Declare(IConnection connection, CancellationToken ct)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await channel.ExchangeDeclareAsync(Events, ExchangeType.Topic, durable: true, cancellationToken: ct);
        await DeclareQueue(channel, Poison, new Dictionary<string, object?>(StringComparer.Ordinal), ct);
        foreach (var handler in handlers.All)
        {
            var arguments = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["x-delivery-limit"] = DeliveryLimit,
                ["x-dead-letter-exchange"] = "",
                ["x-dead-letter-routing-key"] = Poison,
            };
            await DeclareQueue(channel, handler.Queue, arguments, ct);
            await channel.QueueBindAsync(handler.Queue, Events, handler.MessageName, cancellationToken: ct);
        }
    }

    private static Task DeclareQueue(
        IChannel channel,
        string queue,
        Dictionary<string, object?> arguments,
        CancellationToken ct
    )
    {
        arguments["x-queue-type"] = "quorum";
        return channel.QueueDeclareAsync(queue, true, false, false, arguments, cancellationToken: ct);
    }
}

/// <summary>What travels beside a message's body.</summary>
public static class Headers
{
    public const string Attempt = "attempt";
    public const string TraceParent = "traceparent";

    public static string? Text(this IReadOnlyBasicProperties properties, string header) =>
        properties.Headers?.TryGetValue(header, out var value) is true && value is byte[] bytes
            ? Encoding.UTF8.GetString(bytes)
            : null;

    public static int Number(this IReadOnlyBasicProperties properties, string header) =>
        int.TryParse(properties.Text(header), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
