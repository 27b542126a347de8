using System.Text.Json.Nodes;
using Airbnb.Tests.Listings.Photos;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Photos =>
        new(StringComparer.Ordinal)
        {
            ["GET /api/v1/listings/{id}/photos"] = world =>
                Open($"listings/{world.Home}/photos", HttpMethod.Get, world) with
                {
                    OthersPath = $"listings/{world.OthersDraft}/photos",
                },
            ["POST /api/v1/listings/{id}/photos"] = world =>
                Own($"listings/{world.Home}/photos", HttpMethod.Post, world.Host) with
                {
                    File = (Pictures.Png(), "image/png"),
                    OthersPath = $"listings/{world.OthersHome}/photos",
                },
            ["PUT /api/v1/listings/{id}/photos"] = world =>
                Own($"listings/{world.Home}/photos", HttpMethod.Put, world.Host) with
                {
                    Body = new JsonObject { ["items"] = new JsonArray() },
                    Headers = [("If-Match", "\"2\"")],
                    OthersPath = $"listings/{world.OthersHome}/photos",
                    Decided = [.. OfRecord, "url", "cover"],
                },
            ["DELETE /api/v1/listings/{id}/photos/{photoId}"] = world =>
                Own($"listings/{world.Home}/photos/{world.Photo}", HttpMethod.Delete, world.Host) with
                {
                    OthersPath = $"listings/{world.OthersHome}/photos/{world.Photo}",
                },
            // Its rules are in PhotoTests: there is nobody whom it knows.
            ["GET /photos/{name}"] = world => Open($"/photos/{new string('0', 64)}.png", HttpMethod.Get, world),
        };
}
