using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Admin =>
        new(StringComparer.Ordinal)
        {
            ["GET /api/v1/admin/invariants"] = world => Own("admin/invariants", HttpMethod.Get, world.Admin),
            ["POST /api/v1/admin/clock/advance"] = world =>
                Own("admin/clock/advance", HttpMethod.Post, world.Admin) with
                {
                    Body = new JsonObject { ["seconds"] = 1, ["reason"] = "To see tomorrow." },
                    Decided = ["now", "offset", "version"],
                },
            ["GET /api/v1/admin/dead-letters"] = world => Own("admin/dead-letters", HttpMethod.Get, world.Admin),
            ["POST /api/v1/admin/dead-letters/{id}/replay"] = world =>
                OfAdmin($"dead-letters/{world.DeadLetter}/replay", world),
            ["GET /api/v1/admin/audit"] = world => Own("admin/audit", HttpMethod.Get, world.Admin),
            ["GET /api/v1/admin/users"] = world => Own("admin/users", HttpMethod.Get, world.Admin),
            ["GET /api/v1/admin/users/{id}"] = world =>
                Own($"admin/users/{world.Guest.UserId}", HttpMethod.Get, world.Admin) with
                {
                    OthersPath = $"admin/users/{Guid.NewGuid()}",
                },
            ["PUT /api/v1/admin/users/{id}/role"] = world =>
                OfAdmin($"users/{world.Member.UserId}/role", world) with
                {
                    Method = HttpMethod.Put,
                    Body = new JsonObject { ["role"] = "support", ["reason"] = "They answer the mails." },
                    Decided = [.. OfRecord.Except(["role"]), "by", "who", "email"],
                },
            ["POST /api/v1/admin/users/{id}/suspension"] = world =>
                OfAdmin($"users/{world.Member.UserId}/suspension", world),
            ["POST /api/v1/admin/users/{id}/reinstatement"] = world =>
                OfAdmin($"users/{world.Member.UserId}/reinstatement", world),
            ["DELETE /api/v1/admin/dead-letters/{id}"] = world =>
                Own($"admin/dead-letters/{world.HopelessLetter}", HttpMethod.Delete, world.Admin) with
                {
                    Query = "?reason=It+is+about+nothing",
                },
        };
}
