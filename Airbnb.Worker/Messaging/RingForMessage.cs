using Airbnb.Core;
using Airbnb.Core.Messaging;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace Airbnb.Worker.Messaging;

/// <summary>Wakes the live streams of all whom a message was brought to, at whichever API they are.</summary>
public sealed class RingForMessage(AirbnbDb db, IConnectionMultiplexer redis) : IHandleStepwise<MessageWritten>
{
    private static readonly RedisChannel Channel = new(MessageSignal.Channel, RedisChannel.PatternMode.Literal);

    public async Task<Result> Handle(MessageWritten message, CancellationToken ct)
    {
        var readers = await db
            .MessageDeliveries.Where(delivery => delivery.MessageId == message.MessageId)
            .Select(delivery => delivery.UserId)
            .ToListAsync(ct);
        // Without Redis nobody hears it, and nobody has to: streams look by themselves then.
        await redis
            .GetSubscriber()
            .PublishAsync(Channel, new MessageSignal(readers).ToString(), CommandFlags.FireAndForget);
        return Result.Done;
    }
}
