using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Reviews =>
        new(StringComparer.Ordinal)
        {
            ["GET /api/v1/me/standing"] = world => Own("me/standing", HttpMethod.Get, world.Host),
            ["GET /api/v1/users/{id}/reviews"] = world =>
                Open($"users/{world.Host.UserId}/reviews", HttpMethod.Get, world) with
                {
                    OthersPath = $"users/{Guid.NewGuid()}/reviews",
                },
            ["GET /api/v1/listings/{id}/reviews"] = world =>
                Open($"listings/{world.Home}/reviews", HttpMethod.Get, world) with
                {
                    OthersPath = $"listings/{world.OthersDraft}/reviews",
                },
            ["GET /api/v1/listings/{id}/rating"] = world =>
                Open($"listings/{world.Home}/rating", HttpMethod.Get, world) with
                {
                    OthersPath = $"listings/{world.OthersDraft}/rating",
                },
            ["GET /api/v1/bookings/{id}/reviews"] = world =>
                Own($"bookings/{world.Booking}/reviews", HttpMethod.Get, world.Guest) with
                {
                    OthersPath = $"bookings/{world.OthersBooking}/reviews",
                },
            ["POST /api/v1/bookings/{id}/reviews"] = world =>
                Own($"bookings/{world.Booking}/reviews", HttpMethod.Post, world.Guest) with
                {
                    Body = Review(),
                    Headers = [("Idempotency-Key", Guid.NewGuid().ToString())],
                    OthersPath = $"bookings/{world.OthersBooking}/reviews",
                    Decided = [.. OfRecord, "by", "authorId", "subjectId", "publishedAt", "writtenAt", "removedAt"],
                },
            ["POST /api/v1/reviews/{id}/reply"] = world =>
                Own($"reviews/{world.Review}/reply", HttpMethod.Post, world.Host) with
                {
                    Body = new JsonObject { ["text"] = "Come back any time." },
                    Decided = [.. OfRecord, "at", "reviewId"],
                },
            ["POST /api/v1/reviews/{id}/reports"] = world =>
                Own($"reviews/{world.Review}/reports", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject { ["reason"] = "private", ["comment"] = "It names my street." },
                    Decided = [.. OfRecord, "at", "reporterId", "decidedAt"],
                },
            ["GET /api/v1/admin/reviews"] = world => Own("admin/reviews", HttpMethod.Get, world.Admin),
            ["POST /api/v1/admin/reviews/{id}/removal"] = world => OfModeration("removal", world),
            ["POST /api/v1/admin/reviews/{id}/restoration"] = world => OfModeration("restoration", world),
            ["POST /api/v1/admin/reviews/{id}/retention"] = world => OfModeration("retention", world),
        };

    private static Sample OfModeration(string what, World world) =>
        Own($"admin/reviews/{world.Review}/{what}", HttpMethod.Post, world.Admin) with
        {
            Body = new JsonObject { ["reason"] = "It names a child." },
            Decided = [.. OfRecord, "at", "by", "decision"],
        };

    private static JsonObject Review() =>
        JsonNode
            .Parse(
                """
                {
                  "scores": { "overall": 5, "cleanliness": 4, "accuracy": 5, "checkIn": 5, "communication": 5,
                              "location": 3, "value": 4 },
                  "text": "Quiet, light and close to everything.", "language": "en"
                }
                """
            )!
            .AsObject();
}
