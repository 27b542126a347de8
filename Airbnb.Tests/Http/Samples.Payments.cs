using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    private static Dictionary<string, Func<World, Sample>> Payments =>
        new(StringComparer.Ordinal)
        {
            ["GET /api/v1/payments"] = world => Own("payments", HttpMethod.Get, world.Guest),
            ["GET /api/v1/payments/{id}"] = world =>
                Own($"payments/{world.Payment}", HttpMethod.Get, world.Guest) with
                {
                    OthersPath = $"payments/{world.OthersPayment}",
                },
            ["GET /api/v1/payments/{id}/receipt"] = world =>
                Own($"payments/{world.Payment}/receipt", HttpMethod.Get, world.Guest) with
                {
                    OthersPath = $"payments/{world.OthersPayment}/receipt",
                },
            ["GET /api/v1/payouts"] = world => Own("payouts", HttpMethod.Get, world.Host),
            ["GET /api/v1/payouts/{id}"] = world =>
                Own($"payouts/{world.Payout}", HttpMethod.Get, world.Host) with
                {
                    OthersPath = $"payouts/{world.OthersPayout}",
                },
            ["GET /api/v1/me/payout-account"] = world => Own("me/payout-account", HttpMethod.Get, world.Host),
            ["POST /api/v1/me/payout-account"] = world => Own("me/payout-account", HttpMethod.Post, world.Host),
            ["GET /api/v1/me/balance"] = world => Own("me/balance", HttpMethod.Get, world.Host),
            ["GET /api/v1/me/statement"] = world => Own("me/statement", HttpMethod.Get, world.Host),
            ["GET /api/v1/admin/penalties"] = world => Own("admin/penalties", HttpMethod.Get, world.Admin),
            ["POST /api/v1/admin/penalties/{id}/waiver"] = world =>
                Own($"admin/penalties/{world.Penalty}/waiver", HttpMethod.Post, world.Admin) with
                {
                    Body = new JsonObject { ["reason"] = "The house burned down." },
                    Decided = [.. OfRecord, .. OfMoney, "waivedBy", "waivedAt", "by", "at"],
                },
            ["GET /api/v1/admin/reconciliation"] = world => Own("admin/reconciliation", HttpMethod.Get, world.Admin),
            ["POST /api/v1/admin/reconciliation"] = world => OfAdmin("reconciliation", world),
            ["GET /api/v1/admin/refunds"] = world => Own("admin/refunds", HttpMethod.Get, world.Admin),
            // None of the world's failed: whoever may is told that there is no such refund.
            ["POST /api/v1/admin/refunds/{id}/replacement"] = world =>
                OfAdmin($"refunds/{Guid.NewGuid()}/replacement", world),
            // Its own rules are in WebhookTests: what is not signed is refused whatever it says.
            ["POST /webhooks/stripe"] = world => Open("/webhooks/stripe", HttpMethod.Post, world),
        };
}
