using System.Text.Json.Nodes;
using Airbnb.Tests.Pricing.Policies;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Pricing =>
        new(StringComparer.Ordinal)
        {
            ["GET /api/v1/listings/{id}/night-prices"] = world =>
                Open($"listings/{world.Home}/night-prices", HttpMethod.Get, world) with
                {
                    OthersPath = $"listings/{world.OthersDraft}/night-prices",
                },
            ["PUT /api/v1/listings/{id}/night-prices"] = world =>
                Own($"listings/{world.Home}/night-prices", HttpMethod.Put, world.Host) with
                {
                    Body = new JsonObject
                    {
                        ["items"] = new JsonArray(
                            new JsonObject
                            {
                                ["kind"] = "season",
                                ["from"] = world.Nights.CheckIn.ToString("O", null),
                                ["to"] = world.Nights.CheckOut.ToString("O", null),
                                ["price"] = new JsonObject { ["amount"] = 15_000, ["currency"] = "EUR" },
                                ["name"] = "Carnival",
                            }
                        ),
                    },
                    Headers = [("If-Match", "\"2\"")],
                    OthersPath = $"listings/{world.OthersHome}/night-prices",
                    Decided = [.. OfRecord],
                },
            ["POST /api/v1/listings/{id}/quotes"] = world =>
                Open($"listings/{world.Home}/quotes", HttpMethod.Post, world) with
                {
                    Body = new JsonObject
                    {
                        ["checkIn"] = world.Nights.CheckIn.ToString("O", null),
                        ["checkOut"] = world.Nights.CheckOut.ToString("O", null),
                        ["guests"] = 2,
                        ["pets"] = 0,
                        ["nonRefundable"] = false,
                    },
                    OthersPath = $"listings/{world.OthersDraft}/quotes",
                    Decided = [.. OfRecord, .. OfMoney, "expiresAt", "listingId"],
                },
            ["GET /api/v1/currency-rates"] = world => Open("currency-rates", HttpMethod.Get, world),
            ["PUT /api/v1/admin/currency-rates/{day}"] = world =>
                Own("admin/currency-rates/2027-03-01", HttpMethod.Put, world.Admin) with
                {
                    Body = new JsonObject
                    {
                        ["items"] = new JsonArray(new JsonObject { ["currency"] = "USD", ["rate"] = 1.0842 }),
                        ["reason"] = "Of the day.",
                    },
                    Decided = ["day", "base", .. OfRecord],
                },
            ["GET /api/v1/policies"] = world => Open("policies", HttpMethod.Get, world),
            ["GET /api/v1/policies/{id}"] = world =>
                Open($"policies/{Policy.Firm.Id}", HttpMethod.Get, world) with
                {
                    OthersPath = $"policies/{Guid.NewGuid()}",
                },
            // Its good request says more than a path: SimulationTests has it.
            ["GET /api/v1/policies/{id}/simulate"] = world =>
                Open($"policies/{Policy.Firm.Id}/simulate", HttpMethod.Get, world),
        };
}
