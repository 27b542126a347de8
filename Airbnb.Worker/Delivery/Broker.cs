using System.Globalization;
using System.Text;
using RabbitMQ.Client;

namespace Airbnb.Worker.Delivery;

/// <summary>Names and declarations at RabbitMQ: one topic exchange, a quorum queue for each handler, one for poison.</summary>
public sealed class Broker(IServiceProvider services, HandlerTable handlers)
{
    public const string Events = "airbnb.events";

    /// <summary>Where the broker puts what killed its consumer too often.</summary>
    public const string Poison = "airbnb.poison";

    /// <summary>Deliveries of one message after which a process that keeps dying over it is spared.</summary>
    private const int DeliveryLimit = 5;

    // Resolved late: the client connects on first use, and must not hold up the start of the host.
    private IConnection Connection => services.GetRequiredService<IConnection>();

    public Task<IChannel> OpenForPublishing(CancellationToken ct) =>
        Connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            ct
        );

    public async Task<IChannel> OpenForConsuming(ushort atOnce, CancellationToken ct)
    {
        var channel = await Connection.CreateChannelAsync(
            new CreateChannelOptions(false, false, consumerDispatchConcurrency: atOnce),
            ct
        );
        await channel.BasicQosAsync(0, atOnce, global: false, ct);
        return channel;
    }

    public async Task Declare(CancellationToken ct)
    {
        await using var channel = await Connection.CreateChannelAsync(cancellationToken: ct);
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
