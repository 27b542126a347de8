using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Calendar =>
        new(StringComparer.Ordinal)
        {
            ["GET /api/v1/listings/{id}/calendar"] = world =>
                Open($"listings/{world.Home}/calendar", HttpMethod.Get, world) with
                {
                    OthersPath = $"listings/{world.OthersDraft}/calendar",
                },
            // Its good request says more than a path: WhyNotBookableTests has it.
            ["GET /api/v1/listings/{id}/availability"] = world =>
                Open($"listings/{world.Home}/availability", HttpMethod.Get, world),
            ["PATCH /api/v1/listings/{id}/calendar"] = world =>
                Own($"listings/{world.Home}/calendar", HttpMethod.Patch, world.Host) with
                {
                    Body = new JsonObject
                    {
                        ["changes"] = new JsonArray(
                            new JsonObject
                            {
                                ["from"] = world.Nights.CheckIn.ToString("O", null),
                                ["to"] = world.Nights.CheckOut.ToString("O", null),
                                ["price"] = new JsonObject { ["amount"] = 15_000, ["currency"] = "EUR" },
                                ["priceName"] = "Carnival",
                                ["open"] = false,
                                ["reason"] = "The roof is mended.",
                                ["minNights"] = 2,
                                ["maxNights"] = 14,
                                ["arrivalDays"] = new JsonArray("friday"),
                                ["departureDays"] = new JsonArray("sunday"),
                                ["reset"] = new JsonArray(),
                            }
                        ),
                    },
                    Headers = [("If-Match", "\"1\"")],
                    OthersPath = $"listings/{world.OthersHome}/calendar",
                    Decided = [.. OfRecord, "available", "nights"],
                },
            ["POST /api/v1/listings/{id}/calendar-feed"] = world =>
                Own($"listings/{world.Home}/calendar-feed", HttpMethod.Post, world.Host) with
                {
                    OthersPath = $"listings/{world.OthersHome}/calendar-feed",
                },
            ["DELETE /api/v1/listings/{id}/calendar-feed"] = world =>
                Own($"listings/{world.Home}/calendar-feed", HttpMethod.Delete, world.Host) with
                {
                    OthersPath = $"listings/{world.OthersHome}/calendar-feed",
                },
            // Its rules are in CalendarFeedTests: there is nobody whom it knows.
            ["GET /calendars/{token}.ics"] = world => Open("/calendars/none.ics", HttpMethod.Get, world),
            ["GET /api/v1/listings/{id}/calendar-sources"] = world =>
                Own($"listings/{world.Home}/calendar-sources", HttpMethod.Get, world.Host) with
                {
                    OthersPath = $"listings/{world.OthersHome}/calendar-sources",
                },
            ["POST /api/v1/listings/{id}/calendar-sources"] = world =>
                Own($"listings/{world.Home}/calendar-sources", HttpMethod.Post, world.Host) with
                {
                    Body = new JsonObject { ["name"] = "Elsewhere", ["url"] = "https://calendars.example/1.ics" },
                    OthersPath = $"listings/{world.OthersHome}/calendar-sources",
                    Decided = [.. OfRecord, "listingId", "result", "lastSyncAt", "events", "conflicts", "failures"],
                },
            ["GET /api/v1/listings/{id}/calendar-sources/{sourceId}"] = world => OfSource("", HttpMethod.Get, world),
            ["DELETE /api/v1/listings/{id}/calendar-sources/{sourceId}"] = world =>
                OfSource("", HttpMethod.Delete, world),
            ["POST /api/v1/listings/{id}/calendar-sources/{sourceId}/sync"] = world =>
                OfSource("/sync", HttpMethod.Post, world),
        };

    private static Sample OfSource(string end, HttpMethod method, World world) =>
        Own($"listings/{world.Home}/calendar-sources/{world.Source}{end}", method, world.Host) with
        {
            OthersPath = $"listings/{world.OthersHome}/calendar-sources/{world.Source}{end}",
        };
}
