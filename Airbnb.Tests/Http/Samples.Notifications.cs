using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Notifications =>
        new(StringComparer.Ordinal)
        {
            ["GET /api/v1/me/notification-preferences"] = world =>
                Own("me/notification-preferences", HttpMethod.Get, world.Guest),
            ["PUT /api/v1/me/notification-preferences"] = world =>
                Own("me/notification-preferences", HttpMethod.Put, world.Guest) with
                {
                    Body = new JsonObject
                    {
                        ["language"] = "de",
                        ["mail"] = new JsonObject
                        {
                            ["bookings"] = true,
                            ["payouts"] = true,
                            ["reminders"] = true,
                            ["reviews"] = false,
                            ["messages"] = true,
                            ["tips"] = false,
                        },
                    },
                    Headers = [("If-Match", "\"0\"")],
                    Decided = ["userId", "version", "email", "id"],
                },
            ["GET /api/v1/notifications"] = world => Own("notifications", HttpMethod.Get, world.Guest),
            ["POST /api/v1/notifications/reading"] = world =>
                Own("notifications/reading", HttpMethod.Post, world.Guest),
            ["POST /api/v1/notifications/{id}/reading"] = world =>
                Own($"notifications/{world.Notification}/reading", HttpMethod.Post, world.Guest) with
                {
                    OthersPath = $"notifications/{world.OthersNotification}/reading",
                },
        };
}
