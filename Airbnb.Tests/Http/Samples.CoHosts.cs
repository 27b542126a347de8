using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> CoHosts =>
        new(StringComparer.Ordinal)
        {
            ["GET /api/v1/listings/{id}/co-hosts"] = world =>
                Own($"listings/{world.Home}/co-hosts", HttpMethod.Get, world.Host) with
                {
                    OthersPath = $"listings/{world.OthersHome}/co-hosts",
                },
            ["POST /api/v1/listings/{id}/co-hosts"] = world =>
                Own($"listings/{world.Home}/co-hosts", HttpMethod.Post, world.Host) with
                {
                    Body = new JsonObject
                    {
                        ["email"] = $"{Guid.NewGuid():N}@example.com",
                        ["level"] = "calendar_and_messages",
                    },
                    OthersPath = $"listings/{world.OthersHome}/co-hosts",
                    Decided = [.. OfRecord, "listingId", "acceptedAt", "expiresAt", "name"],
                },
            ["GET /api/v1/listings/{id}/co-hosts/{coHostId}"] = world => OfInvitation("", HttpMethod.Get, world),
            ["PUT /api/v1/listings/{id}/co-hosts/{coHostId}"] = world =>
                OfInvitation("", HttpMethod.Put, world) with
                {
                    Body = new JsonObject { ["level"] = "full" },
                    Headers = [("If-Match", "\"1\"")],
                    Decided = [.. OfRecord, "email", "listingId", "acceptedAt"],
                },
            ["DELETE /api/v1/listings/{id}/co-hosts/{coHostId}"] = world => OfInvitation("", HttpMethod.Delete, world),
            ["POST /api/v1/listings/{id}/co-hosts/{coHostId}/acceptance"] = world =>
                OfInvitation("/acceptance", HttpMethod.Post, world) with
                {
                    Caller = world.Guest,
                },
            ["GET /api/v1/me/co-hosting"] = world => Own("me/co-hosting", HttpMethod.Get, world.Guest),
        };

    private static Sample OfInvitation(string end, HttpMethod method, World world) =>
        Own($"listings/{world.Home}/co-hosts/{world.Invitation}{end}", method, world.Host) with
        {
            OthersPath = $"listings/{world.OthersHome}/co-hosts/{world.Invitation}{end}",
            About = world.Guest,
        };
}
