using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Bookings =>
        new(StringComparer.Ordinal)
        {
            ["GET /api/v1/bookings"] = world => Own("bookings", HttpMethod.Get, world.Guest),
            ["POST /api/v1/bookings"] = world =>
                Own("bookings", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject { ["quote"] = world.Quote },
                    Headers = [("Idempotency-Key", Guid.NewGuid().ToString())],
                    Decided =
                    [
                        .. OfRecord,
                        .. OfMoney,
                        "checkIn",
                        "checkOut",
                        "holdExpiresAt",
                        "listingId",
                        "payment",
                        "paid",
                    ],
                },
            ["GET /api/v1/bookings/{id}"] = world =>
                Own($"bookings/{world.Booking}", HttpMethod.Get, world.Guest) with
                {
                    OthersPath = $"bookings/{world.OthersBooking}",
                },
            ["POST /api/v1/bookings/{id}/acceptance"] = world =>
                Own($"bookings/{world.Booking}/acceptance", HttpMethod.Post, world.Host) with
                {
                    Headers = [("Idempotency-Key", Guid.NewGuid().ToString())],
                    OthersPath = $"bookings/{world.OthersBooking}/acceptance",
                },
            ["POST /api/v1/bookings/{id}/decline"] = world =>
                Own($"bookings/{world.Booking}/decline", HttpMethod.Post, world.Host) with
                {
                    Body = new JsonObject { ["reason"] = "The roof leaks" },
                    MayBeEmpty = true,
                    Headers = [("Idempotency-Key", Guid.NewGuid().ToString())],
                    OthersPath = $"bookings/{world.OthersBooking}/decline",
                    Decided = [.. OfRecord, "answerBy", "at"],
                },
            ["POST /api/v1/bookings/{id}/withdrawal"] = world =>
                Own($"bookings/{world.Booking}/withdrawal", HttpMethod.Post, world.Guest) with
                {
                    Headers = [("Idempotency-Key", Guid.NewGuid().ToString())],
                    OthersPath = $"bookings/{world.OthersBooking}/withdrawal",
                },
            ["POST /api/v1/bookings/{id}/no-show"] = world =>
                Own($"bookings/{world.Booking}/no-show", HttpMethod.Post, world.Host) with
                {
                    OthersPath = $"bookings/{world.OthersBooking}/no-show",
                },
            ["POST /api/v1/bookings/{id}/cancellation-quotes"] = world =>
                Own($"bookings/{world.Booking}/cancellation-quotes", HttpMethod.Post, world.Guest) with
                {
                    OthersPath = $"bookings/{world.OthersBooking}/cancellation-quotes",
                },
            ["POST /api/v1/bookings/{id}/cancellation"] = world =>
                Own($"bookings/{world.Booking}/cancellation", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject { ["quote"] = "CfDJ8", ["reason"] = "The ferry does not run" },
                    Headers = [("Idempotency-Key", Guid.NewGuid().ToString())],
                    OthersPath = $"bookings/{world.OthersBooking}/cancellation",
                    Decided = [.. OfRecord, .. OfMoney, "refund", "kept", "penalty", "by", "isGrace"],
                },
        };
}
