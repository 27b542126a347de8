using System.Text.Json.Nodes;
using Airbnb.Core.Accounts.Profiles;
using Airbnb.Tests.Listings.Photos;
using Airbnb.Tests.Pricing.Policies;

namespace Airbnb.Tests.Http;

/// <summary>A good request to one endpoint; bad ones differ from it in one thing.</summary>
public sealed record Sample
{
    public required HttpMethod Method { get; init; }

    /// <summary>With ids of the caller's own.</summary>
    public required string Path { get; init; }

    public JsonObject? Body { get; init; }

    /// <summary>A body that is no JSON: what is wrong with that is for tests of its own.</summary>
    public (byte[] Bytes, string Type)? File { get; init; }

    /// <summary>Nothing in the body has to be said: null says as much as {}.</summary>
    public bool MayBeEmpty { get; init; }

    public required Client Caller { get; init; }
    public (string Name, string Value)[] Headers { get; init; } = [];

    /// <summary>Anybody may ask, signed in or not.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The same with the id of what is not the caller's.</summary>
    public string? OthersPath { get; init; }

    /// <summary>Whom it is about, where that is not the caller.</summary>
    public Client? About { get; init; }

    /// <summary>Fields that the server decides, as far as this endpoint could be tempted to take them.</summary>
    public string[] Decided { get; init; } = [];
}

/// <summary>One good request for each endpoint. A new endpoint needs a row here, or the tests of bad input fail.</summary>
public static class Samples
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

    /// <summary>Of the form of those in mails, and nobody's.</summary>
    private static readonly string NoCode = new('A', 43);

    public static IReadOnlyDictionary<string, Func<World, Sample>> All { get; } =
        new Dictionary<string, Func<World, Sample>>(StringComparer.Ordinal)
        {
            ["POST /api/v1/accounts"] = world =>
                Open("accounts", HttpMethod.Post, world) with
                {
                    Body = new JsonObject
                    {
                        ["email"] = $"{Guid.NewGuid():N}@example.com",
                        ["password"] = "three small wooden boats",
                        ["name"] = "Ann",
                    },
                    Decided = [.. OfRecord, "emailConfirmed", "emailVerified", "passwordHash"],
                },
            ["POST /api/v1/accounts/verification"] = world =>
                Open("accounts/verification", HttpMethod.Post, world) with
                {
                    Body = new JsonObject { ["token"] = "CfDJ8" },
                    Decided = ["userId", "email", "id"],
                },
            ["POST /api/v1/sessions"] = world =>
                Open("sessions", HttpMethod.Post, world) with
                {
                    Body = new JsonObject { ["email"] = world.Guest.Email, ["password"] = "three small wooden boats" },
                    Decided = ["userId", "role", "expiresAt", "token", "id"],
                },
            ["GET /api/v1/sessions"] = world => Own("sessions", HttpMethod.Get, world.Guest),
            ["DELETE /api/v1/sessions"] = world => Own("sessions?others=true", HttpMethod.Delete, world.Guest),
            ["GET /api/v1/sessions/{sessionId}"] = world =>
                Own($"sessions/{world.Session}", HttpMethod.Get, world.Guest) with
                {
                    OthersPath = $"sessions/{world.OthersSession}",
                },
            ["DELETE /api/v1/sessions/{sessionId}"] = world =>
                Own($"sessions/{world.Session}", HttpMethod.Delete, world.Guest) with
                {
                    OthersPath = $"sessions/{world.OthersSession}",
                },
            ["DELETE /api/v1/sessions/current"] = world => Own("sessions/current", HttpMethod.Delete, world.Guest),
            ["GET /api/v1/me"] = world => Own("me", HttpMethod.Get, world.Guest),
            ["POST /api/v1/me/export"] = world => Own("me/export", HttpMethod.Post, world.Guest),
            ["POST /api/v1/me/erasure"] = world =>
                Own("me/erasure", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject { ["password"] = "three small wooden boats" },
                    Decided = ["userId", "id", "askedAt", "completedAt"],
                },
            ["POST /api/v1/exports/downloads"] = world =>
                Open("exports/downloads", HttpMethod.Post, world) with
                {
                    Body = new JsonObject { ["token"] = "CfDJ8" },
                    Decided = ["userId", "exportId", "id"],
                },
            ["PUT /api/v1/me"] = world =>
                Own("me", HttpMethod.Put, world.Guest) with
                {
                    Body = new JsonObject
                    {
                        ["name"] = "Gwen Guest",
                        ["bio"] = "Sleeps well near water.",
                        ["languages"] = new JsonArray("en", "pt"),
                        ["phone"] = "+351912345678",
                    },
                    Headers = [("If-Match", "\"0\"")],
                    Decided = [.. OfRecord, "email", "hosting", "hostSince", "picture", "twoFactor", "emailConfirmed"],
                },
            ["PUT /api/v1/me/picture"] = world =>
                Own("me/picture", HttpMethod.Put, world.Guest) with
                {
                    File = (Pictures.Png(), "image/png"),
                },
            ["DELETE /api/v1/me/picture"] = world => Own("me/picture", HttpMethod.Delete, world.Guest),
            ["POST /api/v1/me/hosting"] = world =>
                Own("me/hosting", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject { ["terms"] = HostingTerms.Version },
                    Decided = ["since", "hostSince", .. OfRecord],
                },
            ["PUT /api/v1/me/password"] = world =>
                Own("me/password", HttpMethod.Put, world.Guest) with
                {
                    Body = new JsonObject { ["current"] = "three small wooden boats", ["new"] = "four of them" },
                    Decided = ["userId", "email", "passwordHash", "role"],
                },
            ["POST /api/v1/me/email"] = world =>
                Own("me/email", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject
                    {
                        ["email"] = $"{Guid.NewGuid():N}@example.com",
                        ["password"] = "three small wooden boats",
                    },
                    Decided = ["userId", "confirmedAt", "emailConfirmed", "id"],
                },
            ["POST /api/v1/email-changes/confirmation"] = world => OfCode("email-changes/confirmation", world),
            ["POST /api/v1/email-changes/undoing"] = world => OfCode("email-changes/undoing", world),
            ["POST /api/v1/password-resets"] = world =>
                Open("password-resets", HttpMethod.Post, world) with
                {
                    Body = new JsonObject { ["email"] = $"{Guid.NewGuid():N}@example.com" },
                    Decided = ["userId", "code", "expiresAt", "id"],
                },
            ["POST /api/v1/password-resets/completion"] = world =>
                Open("password-resets/completion", HttpMethod.Post, world) with
                {
                    Body = new JsonObject { ["code"] = NoCode, ["password"] = "three small wooden boats" },
                    Decided = ["userId", "email", "passwordHash"],
                },
            ["GET /api/v1/me/two-factor"] = world => Own("me/two-factor", HttpMethod.Get, world.Guest),
            ["POST /api/v1/me/two-factor"] = world =>
                Own("me/two-factor", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject { ["password"] = "three small wooden boats" },
                    Decided = ["secret", "userId", "confirmedAt"],
                },
            ["PUT /api/v1/me/two-factor"] = world =>
                Own("me/two-factor", HttpMethod.Put, world.Guest) with
                {
                    Body = new JsonObject { ["code"] = "000000" },
                    Decided = ["enabled", "secret", "recoveryCodes", "userId"],
                },
            ["POST /api/v1/me/two-factor/removal"] = world => OfProof("me/two-factor/removal", world),
            ["POST /api/v1/me/two-factor/recovery-codes"] = world => OfProof("me/two-factor/recovery-codes", world),
            ["POST /api/v1/sessions/second-factor"] = world =>
                Open("sessions/second-factor", HttpMethod.Post, world) with
                {
                    Body = new JsonObject { ["challenge"] = "CfDJ8", ["code"] = "000000" },
                    Decided = ["userId", "role", "expiresAt", "token", "id"],
                },
            ["GET /api/v1/me/notification-preferences"] = world =>
                Own("me/notification-preferences", HttpMethod.Get, world.Guest),
            ["PUT /api/v1/me/notification-preferences"] = world =>
                Own("me/notification-preferences", HttpMethod.Put, world.Guest) with
                {
                    Body = new JsonObject
                    {
                        ["language"] = "de",
                        ["mail"] = new JsonObject
                        {
                            ["bookings"] = true,
                            ["payouts"] = true,
                            ["reminders"] = true,
                            ["reviews"] = false,
                            ["messages"] = true,
                            ["tips"] = false,
                        },
                    },
                    Headers = [("If-Match", "\"0\"")],
                    Decided = ["userId", "version", "email", "id"],
                },
            ["GET /api/v1/notifications"] = world => Own("notifications", HttpMethod.Get, world.Guest),
            ["POST /api/v1/notifications/reading"] = world =>
                Own("notifications/reading", HttpMethod.Post, world.Guest),
            ["POST /api/v1/notifications/{id}/reading"] = world =>
                Own($"notifications/{world.Notification}/reading", HttpMethod.Post, world.Guest) with
                {
                    OthersPath = $"notifications/{world.OthersNotification}/reading",
                },
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
            ["GET /api/v1/listings/{id}/co-hosts"] = world =>
                Own($"listings/{world.Home}/co-hosts", HttpMethod.Get, world.Host) with
                {
                    OthersPath = $"listings/{world.OthersHome}/co-hosts",
                },
            ["POST /api/v1/listings/{id}/co-hosts"] = world =>
                Own($"listings/{world.Home}/co-hosts", HttpMethod.Post, world.Host) with
                {
                    Body = new JsonObject
                    {
                        ["email"] = $"{Guid.NewGuid():N}@example.com",
                        ["level"] = "calendar_and_messages",
                    },
                    OthersPath = $"listings/{world.OthersHome}/co-hosts",
                    Decided = [.. OfRecord, "listingId", "acceptedAt", "expiresAt", "name"],
                },
            ["GET /api/v1/listings/{id}/co-hosts/{coHostId}"] = world => OfInvitation("", HttpMethod.Get, world),
            ["PUT /api/v1/listings/{id}/co-hosts/{coHostId}"] = world =>
                OfInvitation("", HttpMethod.Put, world) with
                {
                    Body = new JsonObject { ["level"] = "full" },
                    Headers = [("If-Match", "\"1\"")],
                    Decided = [.. OfRecord, "email", "listingId", "acceptedAt"],
                },
            ["DELETE /api/v1/listings/{id}/co-hosts/{coHostId}"] = world => OfInvitation("", HttpMethod.Delete, world),
            ["POST /api/v1/listings/{id}/co-hosts/{coHostId}/acceptance"] = world =>
                OfInvitation("/acceptance", HttpMethod.Post, world) with
                {
                    Caller = world.Guest,
                },
            ["GET /api/v1/me/co-hosting"] = world => Own("me/co-hosting", HttpMethod.Get, world.Guest),
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
                Own($"admin/penalties/{Guid.NewGuid()}/waiver", HttpMethod.Post, world.Admin) with
                {
                    Body = new JsonObject { ["reason"] = "The house burned down." },
                    Decided = [.. OfRecord, .. OfMoney, "waivedBy", "waivedAt", "by", "at"],
                },
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
            ["GET /api/v1/me/standing"] = world => Own("me/standing", HttpMethod.Get, world.Host),
            ["GET /api/v1/users/{id}"] = world =>
                Open($"users/{world.Host.UserId}", HttpMethod.Get, world) with
                {
                    OthersPath = $"users/{Guid.NewGuid()}",
                },
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
            ["POST /api/v1/listings/{id}/enquiries"] = world =>
                Own($"listings/{world.OthersHome}/enquiries", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject
                    {
                        ["text"] = "Is it quiet?",
                        ["checkIn"] = world.Nights.CheckIn.ToString("O", null),
                        ["checkOut"] = world.Nights.CheckOut.ToString("O", null),
                        ["guests"] = 2,
                    },
                    OthersPath = $"listings/{world.OthersDraft}/enquiries",
                    Decided = [.. OfRecord, "threadId", "senderId", "from", "masked", "kind", "sentAt"],
                },
            ["GET /api/v1/threads"] = world => Own("threads", HttpMethod.Get, world.Guest),
            ["GET /api/v1/threads/events"] = world => Own("threads/events", HttpMethod.Get, world.Guest),
            ["GET /api/v1/threads/{id}"] = world => OfThread("", HttpMethod.Get, world),
            ["GET /api/v1/threads/{id}/messages"] = world => OfThread("/messages", HttpMethod.Get, world),
            ["POST /api/v1/threads/{id}/messages"] = world =>
                OfThread("/messages", HttpMethod.Post, world) with
                {
                    Body = new JsonObject { ["text"] = "And is there a garden?" },
                    Decided = [.. OfRecord, "threadId", "senderId", "from", "masked", "kind", "sentAt"],
                },
            ["POST /api/v1/threads/{id}/reading"] = world => OfThread("/reading", HttpMethod.Post, world),
            ["GET /api/v1/wishlists"] = world => Own("wishlists", HttpMethod.Get, world.Guest),
            ["POST /api/v1/wishlists"] = world =>
                Own("wishlists", HttpMethod.Post, world.Guest) with
                {
                    Body = new JsonObject { ["name"] = "By the sea" },
                    Decided = [.. OfRecord, "shared", "linkHash", "homes"],
                },
            ["GET /api/v1/wishlists/{id}"] = world =>
                Own($"wishlists/{world.Wishlist}", HttpMethod.Get, world.Guest) with
                {
                    OthersPath = $"wishlists/{world.OthersWishlist}",
                },
            ["PUT /api/v1/wishlists/{id}"] = world =>
                Own($"wishlists/{world.Wishlist}", HttpMethod.Put, world.Guest) with
                {
                    Body = new JsonObject { ["name"] = "By the sea" },
                    Headers = [("If-Match", "\"1\"")],
                    OthersPath = $"wishlists/{world.OthersWishlist}",
                    Decided = [.. OfRecord, "shared", "linkHash", "homes"],
                },
            ["DELETE /api/v1/wishlists/{id}"] = world =>
                Own($"wishlists/{world.Wishlist}", HttpMethod.Delete, world.Guest) with
                {
                    Headers = [("If-Match", "\"1\"")],
                    OthersPath = $"wishlists/{world.OthersWishlist}",
                },
            ["PUT /api/v1/wishlists/{id}/homes/{listingId}"] = world =>
                Own($"wishlists/{world.Wishlist}/homes/{world.Home}", HttpMethod.Put, world.Guest) with
                {
                    Body = new JsonObject { ["note"] = "The one with the blue door" },
                    MayBeEmpty = true,
                    OthersPath = $"wishlists/{world.OthersWishlist}/homes/{world.Home}",
                    Decided = ["savedAt", "listingId", "wishlistId"],
                },
            ["DELETE /api/v1/wishlists/{id}/homes/{listingId}"] = world =>
                Own($"wishlists/{world.Wishlist}/homes/{world.Home}", HttpMethod.Delete, world.Guest) with
                {
                    OthersPath = $"wishlists/{world.OthersWishlist}/homes/{world.Home}",
                },
            ["POST /api/v1/wishlists/{id}/sharing"] = world =>
                Own($"wishlists/{world.Wishlist}/sharing", HttpMethod.Post, world.Guest) with
                {
                    OthersPath = $"wishlists/{world.OthersWishlist}/sharing",
                },
            ["DELETE /api/v1/wishlists/{id}/sharing"] = world =>
                Own($"wishlists/{world.Wishlist}/sharing", HttpMethod.Delete, world.Guest) with
                {
                    OthersPath = $"wishlists/{world.OthersWishlist}/sharing",
                },
            ["GET /api/v1/shared-wishlists/{token}"] = world =>
                Open("shared-wishlists/nobody-shared-this", HttpMethod.Get, world),
            ["GET /api/v1/admin/invariants"] = world => Own("admin/invariants", HttpMethod.Get, world.Admin),
            ["POST /api/v1/admin/clock/advance"] = world =>
                Own("admin/clock/advance", HttpMethod.Post, world.Admin) with
                {
                    Body = new JsonObject { ["seconds"] = 1, ["reason"] = "To see tomorrow." },
                    Decided = ["now", "offset", "version"],
                },
            ["GET /api/v1/admin/reconciliation"] = world => Own("admin/reconciliation", HttpMethod.Get, world.Admin),
            ["POST /api/v1/admin/reconciliation"] = world => OfAdmin("reconciliation", world),
            ["GET /api/v1/admin/refunds"] = world => Own("admin/refunds", HttpMethod.Get, world.Admin),
            ["POST /api/v1/admin/refunds/{id}/replacement"] = world =>
                OfAdmin($"refunds/{Guid.NewGuid()}/replacement", world),
            ["GET /api/v1/admin/dead-letters"] = world => Own("admin/dead-letters", HttpMethod.Get, world.Admin),
            ["POST /api/v1/admin/dead-letters/{id}/replay"] = world =>
                OfAdmin($"dead-letters/{Guid.NewGuid()}/replay", world),
            ["GET /api/v1/admin/audit"] = world => Own("admin/audit", HttpMethod.Get, world.Admin),
            ["GET /api/v1/admin/users"] = world => Own("admin/users", HttpMethod.Get, world.Admin),
            ["GET /api/v1/admin/users/{id}"] = world =>
                Own($"admin/users/{world.Guest.UserId}", HttpMethod.Get, world.Admin) with
                {
                    OthersPath = $"admin/users/{Guid.NewGuid()}",
                },
            ["PUT /api/v1/admin/users/{id}/role"] = world =>
                OfAdmin($"users/{Guid.NewGuid()}/role", world) with
                {
                    Method = HttpMethod.Put,
                    Body = new JsonObject { ["role"] = "support", ["reason"] = "They answer the mails." },
                    Decided = [.. OfRecord.Except(["role"]), "by", "who", "email"],
                },
            ["POST /api/v1/admin/users/{id}/suspension"] = world =>
                OfAdmin($"users/{Guid.NewGuid()}/suspension", world),
            ["POST /api/v1/admin/users/{id}/reinstatement"] = world =>
                OfAdmin($"users/{Guid.NewGuid()}/reinstatement", world),
            ["DELETE /api/v1/admin/dead-letters/{id}"] = world =>
                Own($"admin/dead-letters/{Guid.NewGuid()}", HttpMethod.Delete, world.Admin),
            // Its own rules are in WebhookTests: what is not signed is refused whatever it says.
            ["POST /webhooks/stripe"] = world => Open("/webhooks/stripe", HttpMethod.Post, world),
        };

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

    private static Sample OfCode(string path, World world) =>
        Open(path, HttpMethod.Post, world) with
        {
            Body = new JsonObject { ["code"] = NoCode },
            Decided = ["userId", "email", "id"],
        };

    private static Sample OfProof(string path, World world) =>
        Own(path, HttpMethod.Post, world.Guest) with
        {
            Body = new JsonObject { ["password"] = "three small wooden boats", ["code"] = "000000" },
            Decided = ["userId", "enabled", "recoveryCodes"],
        };

    private static Sample OfInvitation(string end, HttpMethod method, World world) =>
        Own($"listings/{world.Home}/co-hosts/{world.Invitation}{end}", method, world.Host) with
        {
            OthersPath = $"listings/{world.OthersHome}/co-hosts/{world.Invitation}{end}",
            About = world.Guest,
        };

    private static Sample OfSource(string end, HttpMethod method, World world) =>
        Own($"listings/{world.Home}/calendar-sources/{world.Source}{end}", method, world.Host) with
        {
            OthersPath = $"listings/{world.OthersHome}/calendar-sources/{world.Source}{end}",
        };

    private static Sample OfAlteration(string end, HttpMethod method, World world) =>
        Own($"bookings/{world.Booking}/alterations/{world.Alteration}{end}", method, world.Guest) with
        {
            OthersPath = $"bookings/{world.OthersBooking}/alterations/{world.Alteration}{end}",
        };

    private static Sample OfAdmin(string path, World world) =>
        Own($"admin/{path}", HttpMethod.Post, world.Admin) with
        {
            Body = new JsonObject { ["reason"] = "It has to be." },
            Decided = [.. OfRecord, "at", "by", "who", "suspendedAt"],
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

    private static Sample OfThread(string end, HttpMethod method, World world) =>
        Own($"threads/{world.Thread}{end}", method, world.Guest) with
        {
            OthersPath = $"threads/{world.OthersThread}{end}",
        };

    private static JsonObject Alteration(World world) =>
        new()
        {
            ["checkIn"] = world.Nights.CheckIn.ToString("O", null),
            ["checkOut"] = world.Nights.CheckOut.ToString("O", null),
            ["guests"] = 1,
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
