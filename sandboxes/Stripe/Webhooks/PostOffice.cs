using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Webhooks;

/// <summary>How new deliveries are treated, for tests of what receives them.</summary>
public sealed record DeliveryMode
{
    /// <summary>Keeps new deliveries until they are released.</summary>
    public bool Hold { get; init; }

    /// <summary>Loses this many of the next deliveries.</summary>
    public int Drop { get; set; }

    /// <summary>Sends each event this often.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Waits before the first attempt.</summary>
    public int DelayMilliseconds { get; init; }

    /// <summary>Waits a random part of this before the first attempt, so that the order is lost.</summary>
    public int ShuffleMilliseconds { get; init; }
}

/// <summary>Queues events for endpoints the way the current mode says.</summary>
public sealed class PostOffice
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    public DeliveryMode Mode { get; set; } = new();

    public void Queue(Change change, Event happened, WebhookEndpoint endpoint)
    {
        var mode = Mode;
        for (var copy = 0; copy < Math.Max(1, mode.Times); copy++)
        {
            var delivery = New(change, happened, endpoint);
            if (mode.Drop > 0)
            {
                mode.Drop--;
                delivery.Status = DeliveryStatus.Dropped;
            }
            else if (mode.Hold)
            {
                delivery.Status = DeliveryStatus.Held;
            }

            delivery.NextAttemptAt += mode.DelayMilliseconds;
            delivery.NextAttemptAt += Random.Shared.Next(mode.ShuffleMilliseconds + 1);
        }
    }

    /// <summary>Queues one delivery that no mode touches.</summary>
    public static Delivery New(Change change, Event happened, WebhookEndpoint endpoint) =>
        change.Add(
            new Delivery
            {
                Event = happened.Id,
                EventType = happened.Type,
                Endpoint = endpoint.Id,
                NextAttemptAt = change.Now.ToUnixTimeMilliseconds(),
                GiveUpAt = (change.Now + GiveUpAfter).ToUnixTimeMilliseconds(),
            }
        );
}
