using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Privacy =>
        new(StringComparer.Ordinal)
        {
            ["POST /api/v1/me/export"] = world => Own("me/export", HttpMethod.Post, world.Guest),
            ["POST /api/v1/me/erasure"] = world =>
                Own("me/erasure", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject { ["password"] = "three small wooden boats" },
                    Decided = ["userId", "id", "askedAt", "completedAt"],
                },
            ["POST /api/v1/exports/downloads"] = world =>
                Open("exports/downloads", HttpMethod.Post, world) with
                {
                    Body = new JsonObject { ["token"] = "CfDJ8" },
                    Decided = ["userId", "exportId", "id"],
                },
        };
}
