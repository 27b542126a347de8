using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Wishlists =>
        new(StringComparer.Ordinal)
        {
            ["GET /api/v1/wishlists"] = world => Own("wishlists", HttpMethod.Get, world.Guest),
            ["POST /api/v1/wishlists"] = world =>
                Own("wishlists", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject { ["name"] = "By the sea" },
                    Decided = [.. OfRecord, "shared", "linkHash", "homes"],
                },
            ["GET /api/v1/wishlists/{id}"] = world =>
                Own($"wishlists/{world.Wishlist}", HttpMethod.Get, world.Guest) with
                {
                    OthersPath = $"wishlists/{world.OthersWishlist}",
                },
            ["PUT /api/v1/wishlists/{id}"] = world =>
                Own($"wishlists/{world.Wishlist}", HttpMethod.Put, world.Guest) with
                {
                    Body = new JsonObject { ["name"] = "By the sea" },
                    Headers = [("If-Match", "\"1\"")],
                    OthersPath = $"wishlists/{world.OthersWishlist}",
                    Decided = [.. OfRecord, "shared", "linkHash", "homes"],
                },
            ["DELETE /api/v1/wishlists/{id}"] = world =>
                Own($"wishlists/{world.Wishlist}", HttpMethod.Delete, world.Guest) with
                {
                    Headers = [("If-Match", "\"1\"")],
                    OthersPath = $"wishlists/{world.OthersWishlist}",
                },
            ["PUT /api/v1/wishlists/{id}/homes/{listingId}"] = world =>
                Own($"wishlists/{world.Wishlist}/homes/{world.Home}", HttpMethod.Put, world.Guest) with
                {
                    Body = new JsonObject { ["note"] = "The one with the blue door" },
                    MayBeEmpty = true,
                    OthersPath = $"wishlists/{world.OthersWishlist}/homes/{world.Home}",
                    Decided = ["savedAt", "listingId", "wishlistId"],
                },
            ["DELETE /api/v1/wishlists/{id}/homes/{listingId}"] = world =>
                Own($"wishlists/{world.Wishlist}/homes/{world.Home}", HttpMethod.Delete, world.Guest) with
                {
                    OthersPath = $"wishlists/{world.OthersWishlist}/homes/{world.Home}",
                },
            ["POST /api/v1/wishlists/{id}/sharing"] = world =>
                Own($"wishlists/{world.Wishlist}/sharing", HttpMethod.Post, world.Guest) with
                {
                    OthersPath = $"wishlists/{world.OthersWishlist}/sharing",
                },
            ["DELETE /api/v1/wishlists/{id}/sharing"] = world =>
                Own($"wishlists/{world.Wishlist}/sharing", HttpMethod.Delete, world.Guest) with
                {
                    OthersPath = $"wishlists/{world.OthersWishlist}/sharing",
                },
            ["GET /api/v1/shared-wishlists/{token}"] = world =>
                Open("shared-wishlists/nobody-shared-this", HttpMethod.Get, world),
        };
}
