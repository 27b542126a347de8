using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Listings =>
        new(StringComparer.Ordinal)
        {
            ["GET /api/v1/me/listings"] = world => Own("me/listings", HttpMethod.Get, world.Host),
            ["GET /api/v1/listings"] = world => Open("listings", HttpMethod.Get, world),
            ["POST /api/v1/listings"] = world =>
                Own("listings", HttpMethod.Post, world.Host) with
                {
                    Body = Listing(),
                    Decided = [.. OfRecord, "publicLatitude", "searchText"],
                },
            ["GET /api/v1/listings/{id}"] = world =>
                Open($"listings/{world.Home}", HttpMethod.Get, world) with
                {
                    OthersPath = $"listings/{world.OthersDraft}",
                },
            ["PUT /api/v1/listings/{id}"] = world =>
                Own($"listings/{world.Home}", HttpMethod.Put, world.Host) with
                {
                    Body = Listing(),
                    Headers = [("If-Match", "\"2\"")],
                    OthersPath = $"listings/{world.OthersHome}",
                    Decided = [.. OfRecord, "publicLatitude", "searchText"],
                },
            ["DELETE /api/v1/listings/{id}"] = world =>
                Own($"listings/{world.Home}", HttpMethod.Delete, world.Host) with
                {
                    OthersPath = $"listings/{world.OthersHome}",
                },
            ["POST /api/v1/listings/{id}/publication"] = world =>
                Own($"listings/{world.Draft}/publication", HttpMethod.Post, world.Host) with
                {
                    OthersPath = $"listings/{world.OthersDraft}/publication",
                },
            ["DELETE /api/v1/listings/{id}/publication"] = world =>
                Own($"listings/{world.Home}/publication", HttpMethod.Delete, world.Host) with
                {
                    OthersPath = $"listings/{world.OthersHome}/publication",
                },
            ["GET /api/v1/listings/{id}/statistics"] = world =>
                Own($"listings/{world.Home}/statistics", HttpMethod.Get, world.Host) with
                {
                    OthersPath = $"listings/{world.OthersHome}/statistics",
                },
            ["GET /api/v1/amenities"] = world => Open("amenities", HttpMethod.Get, world),
            ["PUT /api/v1/admin/amenities/{code}"] = world =>
                Own("admin/amenities/wind_harp", HttpMethod.Put, world.Admin) with
                {
                    Body = new JsonObject
                    {
                        ["category"] = "leisure",
                        ["names"] = new JsonObject { ["en"] = "Wind harp", ["de"] = "Windharfe" },
                        ["retired"] = true,
                        ["reason"] = "Guests ask for it.",
                    },
                    Decided = ["code", "retiredAt", .. OfRecord],
                },
        };

    private static JsonObject Listing() =>
        JsonNode
            .Parse(
                """
                {
                  "title": "Blue door by the canal", "description": "Two rooms, one canal, no stairs.", "language": "en",
                  "texts": [{ "language": "nl", "title": "Blauwe deur", "description": "Aan de gracht." }],
                  "type": "apartment", "capacity": 2, "bedrooms": 1, "beds": 1,
                  "bathrooms": 1.5, "amenities": ["wifi", "kitchen"], "accessibility": ["step_free_entrance"],
                  "languages": ["nl", "en"], "checkInMethod": "lockbox",
                  "houseRules": { "pets": true, "smoking": false, "parties": false, "children": true,
                                  "quietFrom": "22:00:00", "quietUntil": "07:00:00", "more": "No shoes inside." },
                  "address": { "street": "Oudegracht 1", "city": "Utrecht", "region": "Utrecht", "country": "NL",
                               "postalCode": "3511 AA", "unit": "2 left" },
                  "position": { "latitude": 52.0907, "longitude": 5.1214 }, "timeZone": "Europe/Amsterdam",
                  "basePrice": { "amount": 10000, "currency": "EUR" },
                  "weekendPrice": { "amount": 13000, "currency": "EUR" },
                  "cleaningFee": { "amount": 6000, "currency": "EUR" },
                  "shortStayCleaningFee": { "amount": 3000, "currency": "EUR" },
                  "extraGuestFee": { "amount": 0, "currency": "EUR" }, "includedGuests": 2,
                  "petFee": { "amount": 0, "currency": "EUR" },
                  "weeklyDiscount": 1000, "monthlyDiscount": 2000, "taxRate": 1000,
                  "lengthDiscounts": [{ "nights": 14, "discount": 1500 }],
                  "earlyBird": { "days": 60, "discount": 500 }, "lastMinute": { "days": 3, "discount": 700 },
                  "newListingPromotion": true,
                  "taxes": [{ "name": "City tax", "kind": "per_guest_and_night", "exemptFrom": 28,
                              "amount": { "amount": 200, "currency": "EUR" } }],
                  "checkInTime": "15:00:00", "checkOutTime": "11:00:00", "minNights": 1, "maxNights": 31,
                  "preparationNights": 0, "advanceNoticeDays": 0, "sameDayUntil": "18:00:00", "windowMonths": 12,
                  "arrivalDays": ["monday", "friday"], "departureDays": ["monday", "sunday"],
                  "bookingMode": "request", "cancellationPolicy": "moderate", "nonRefundableDiscount": 1000
                }
                """
            )!
            .AsObject();
}
