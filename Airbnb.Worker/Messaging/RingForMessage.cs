using Airbnb.Core;
using Airbnb.Core.Messaging;
using Airbnb.Worker.Delivery;
using StackExchange.Redis;

namespace Airbnb.Worker.Messaging;

/// <summary>Wakes the live streams of the two, at whichever API they are.</summary>
public sealed class RingForMessage(IConnectionMultiplexer redis) : IHandleStepwise<MessageWritten>
{
    private static readonly RedisChannel Channel = new(MessageSignal.Channel, RedisChannel.PatternMode.Literal);

    public async Task<Result> Handle(MessageWritten message, CancellationToken ct)
    {
        var signal = new MessageSignal(message.GuestId, message.HostId);
        // Without Redis nobody hears it, and nobody has to: streams look by themselves then.
        await redis.GetSubscriber().PublishAsync(Channel, signal.ToString(), CommandFlags.FireAndForget);
        return Result.Done;
    }
}
