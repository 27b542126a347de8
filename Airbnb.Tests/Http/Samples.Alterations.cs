using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Alterations =>
        new(StringComparer.Ordinal)
        {
            ["POST /api/v1/bookings/{id}/alteration-quotes"] = world =>
                Own($"bookings/{world.Booking}/alteration-quotes", HttpMethod.Post, world.Guest) with
                {
                    Body = Alteration(world),
                    OthersPath = $"bookings/{world.OthersBooking}/alteration-quotes",
                    Decided = [.. OfRecord, .. OfMoney, "difference", "pets"],
                },
            ["POST /api/v1/bookings/{id}/alterations"] = world =>
                Own($"bookings/{world.Booking}/alterations", HttpMethod.Post, world.Guest) with
                {
                    Body = Alteration(world),
                    OthersPath = $"bookings/{world.OthersBooking}/alterations",
                    Decided = [.. OfRecord, .. OfMoney, "difference", "pets", "proposedBy", "expiresAt"],
                },
            ["GET /api/v1/bookings/{id}/alterations"] = world =>
                Own($"bookings/{world.Booking}/alterations", HttpMethod.Get, world.Guest) with
                {
                    OthersPath = $"bookings/{world.OthersBooking}/alterations",
                },
            ["GET /api/v1/bookings/{id}/alterations/{alterationId}"] = world => OfAlteration("", HttpMethod.Get, world),
            ["DELETE /api/v1/bookings/{id}/alterations/{alterationId}"] = world =>
                OfAlteration("", HttpMethod.Delete, world),
            ["POST /api/v1/bookings/{id}/alterations/{alterationId}/acceptance"] = world =>
                OfAlteration("/acceptance", HttpMethod.Post, world) with
                {
                    Headers = [("Idempotency-Key", Guid.NewGuid().ToString())],
                },
            ["POST /api/v1/bookings/{id}/alterations/{alterationId}/decline"] = world =>
                OfAlteration("/decline", HttpMethod.Post, world),
        };

    private static Sample OfAlteration(string end, HttpMethod method, World world) =>
        Own($"bookings/{world.Booking}/alterations/{world.Alteration}{end}", method, world.Guest) with
        {
            OthersPath = $"bookings/{world.OthersBooking}/alterations/{world.Alteration}{end}",
        };

    private static JsonObject Alteration(World world) =>
        new()
        {
            ["checkIn"] = world.Nights.CheckIn.ToString("O", null),
            ["checkOut"] = world.Nights.CheckOut.ToString("O", null),
            ["guests"] = 1,
        };
}
