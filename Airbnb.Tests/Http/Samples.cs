using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

/// <summary>One good request for each endpoint. A new endpoint needs a row here, or the tests of bad input fail.</summary>
public static partial class Samples
{
    private static readonly string[] OfRecord =
    [
        "id",
        "status",
        "createdAt",
        "changedAt",
        "version",
        "hostId",
        "guestId",
        "userId",
        "ownerId",
        "role",
        "isAdmin",
    ];

    private static readonly string[] OfMoney =
    [
        "price",
        "total",
        "totalAmount",
        "amount",
        "currency",
        "lines",
        "discount",
    ];

    public static IReadOnlyDictionary<string, Func<World, Sample>> All { get; } =
        new[]
        {
            Accounts,
            Privacy,
            Notifications,
            Listings,
            Photos,
            CoHosts,
            Calendar,
            Pricing,
            Bookings,
            Alterations,
            Payments,
            Reviews,
            Messaging,
            Wishlists,
            Admin,
        }
            .SelectMany(feature => feature)
            .ToDictionary(StringComparer.Ordinal);

    private static Sample Open(string path, HttpMethod method, World world) =>
        Own(path, method, world.Guest) with
        {
            IsOpen = true,
        };

    private static Sample Own(string path, HttpMethod method, Client caller) =>
        new()
        {
            Path = path,
            Method = method,
            Caller = caller,
        };

    private static Sample OfAdmin(string path, World world) =>
        Own($"admin/{path}", HttpMethod.Post, world.Admin) with
        {
            Body = new JsonObject { ["reason"] = "It has to be." },
            Decided = [.. OfRecord, "at", "by", "who", "suspendedAt"],
        };
}
