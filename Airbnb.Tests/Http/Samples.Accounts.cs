using System.Text.Json.Nodes;
using Airbnb.Core.Accounts.Profiles;
using Airbnb.Tests.Listings.Photos;

namespace Airbnb.Tests.Http;

public static partial class Samples
{
    /// <summary>Of the form of those in mails, and nobody's.</summary>
    private static readonly string NoCode = new('A', 43);

    private static Dictionary<string, Func<World, Sample>> Accounts =>
        new(StringComparer.Ordinal)
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
            ["GET /api/v1/users/{id}"] = world =>
                Open($"users/{world.Host.UserId}", HttpMethod.Get, world) with
                {
                    OthersPath = $"users/{Guid.NewGuid()}",
                },
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
}
