using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Messaging =>
        new(StringComparer.Ordinal)
        {
            ["POST /api/v1/listings/{id}/enquiries"] = world =>
                Own($"listings/{world.OthersHome}/enquiries", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject
                    {
                        ["text"] = "Is it quiet?",
                        ["checkIn"] = world.Nights.CheckIn.ToString("O", null),
                        ["checkOut"] = world.Nights.CheckOut.ToString("O", null),
                        ["guests"] = 2,
                    },
                    OthersPath = $"listings/{world.OthersDraft}/enquiries",
                    Decided = [.. OfRecord, "threadId", "senderId", "from", "masked", "kind", "sentAt"],
                },
            ["GET /api/v1/threads"] = world => Own("threads", HttpMethod.Get, world.Guest),
            ["GET /api/v1/threads/events"] = world => Own("threads/events", HttpMethod.Get, world.Guest),
            ["GET /api/v1/threads/{id}"] = world => OfThread("", HttpMethod.Get, world),
            ["GET /api/v1/threads/{id}/messages"] = world => OfThread("/messages", HttpMethod.Get, world),
            ["POST /api/v1/threads/{id}/messages"] = world =>
                OfThread("/messages", HttpMethod.Post, world) with
                {
                    Body = new JsonObject { ["text"] = "And is there a garden?" },
                    Decided = [.. OfRecord, "threadId", "senderId", "from", "masked", "kind", "sentAt"],
                },
            ["POST /api/v1/threads/{id}/reading"] = world => OfThread("/reading", HttpMethod.Post, world),
        };

    private static Sample OfThread(string end, HttpMethod method, World world) =>
        Own($"threads/{world.Thread}{end}", method, world.Guest) with
        {
            OthersPath = $"threads/{world.OthersThread}{end}",
        };
}
