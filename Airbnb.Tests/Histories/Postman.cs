using System.Text.Json;
using Airbnb.Core;
using Airbnb.Core.Payments;

namespace Airbnb.Tests.Histories;

/// <summary>Brings Stripe's events to the platform: when the test says so, and as badly as it says.</summary>
public sealed class Postman(StripeSandbox stripe, StillPlatform platform)
{
    private readonly List<JsonElement> bag = [];
    private string? last;

    /// <summary>Brings what there is, in any order, and some of it again; the rest stays in the bag.</summary>
    public async Task Deliver(Random chance)
    {
        await Collect();
        var events = bag.ToArray();
        chance.Shuffle(events);
        foreach (var happened in events.Take(chance.Next(events.Length + 1)))
        {
            await Bring(happened);
            if (chance.Next(2) == 0)
                bag.Remove(happened);
        }
    }

    public async Task DeliverAll()
    {
        await Collect();
        foreach (var happened in bag)
            await Bring(happened);
        bag.Clear();
    }

    private async Task Collect()
    {
        while (true)
        {
            var page = await stripe.Get($"v1/events?limit=100{(last is null ? "" : $"&ending_before={last}")}");
            var events = page.GetProperty("data").EnumerateArray().Reverse().ToList();
            bag.AddRange(events);
            if (events.Count == 0)
                return;
            last = events[^1].GetProperty("id").GetString();
        }
    }

    private Task Bring(JsonElement happened) =>
        platform.Use<ReceiveGatewayEvent, Result>(receive =>
            receive.Store(
                new GatewayEvent
                {
                    Gateway = "stripe",
                    EventId = happened.GetProperty("id").GetString()!,
                    Type = happened.GetProperty("type").GetString()!,
                    ObjectId = happened.GetProperty("data").GetProperty("object").GetProperty("id").GetString(),
                    Payload = happened.GetRawText(),
                },
                default
            )
        );
}
