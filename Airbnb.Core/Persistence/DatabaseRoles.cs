using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Persistence;

/// <summary>
/// The roles that API and Worker sign in with: neither superuser nor owner, so neither can change the schema, drop a
/// constraint or rewrite the journal.
/// </summary>
public sealed record DatabaseRoles
{
    /// <summary>Who publishes reviews and erases people, and so may read reviews before. The others only write them.</summary>
    private const string Publisher = "airbnb_worker";

    /// <summary>Passwords by role name. Roles not named here are left alone.</summary>
    public Dictionary<string, string> Passwords { get; init; } = new(StringComparer.Ordinal);

    public async Task Apply(AirbnbDb db)
    {
        foreach (var (role, password) in Passwords)
            await Apply(db, role, password);
    }

    private static Task Apply(AirbnbDb db, string role, string password)
    {
        if (!role.All(c => char.IsAsciiLetterLower(c) || c is '_'))
            throw new InvalidOperationException($"'{role}' is no name for a database role: use a-z and _.");
        var grants = $"""
            DO $$ BEGIN
                PERFORM pg_advisory_xact_lock(hashtext('airbnb.roles'));
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role}; END IF;
                ALTER ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '{Scram(password)}';
            END $$;
            GRANT USAGE ON SCHEMA public TO {role};
            REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role};
            REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM {role};
            DO $$ DECLARE append_only text; BEGIN
                FOREACH append_only IN ARRAY
                    ARRAY['journal_entries', 'journal_lines', 'booking_timeline', 'gateway_movements',
                        'messages', 'message_deliveries', 'written_reviews', 'reviews', 'review_replies',
                        'review_moderation', 'standings', 'audit_entries',
                        'consents'] LOOP
                    IF to_regclass(append_only) IS NOT NULL THEN
                        EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM {role}', append_only);
                    END IF;
                END LOOP;
                IF to_regclass('sealed_reviews') IS NOT NULL THEN
                    GRANT UPDATE (removed_at) ON reviews TO {role};
                    REVOKE ALL ON sealed_reviews FROM {role};
                    {OnSealedReviews(role)};
                END IF;
                IF to_regprocedure('erase_traces(uuid, text)') IS NOT NULL THEN
                    {OnErasure(role)};
                END IF;
            END $$;
            """;
        return db.Database.ExecuteSqlRawAsync(
            grants.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
        );
    }

    private static string OnSealedReviews(string role) =>
        role == Publisher
            ? $"GRANT SELECT, DELETE ON sealed_reviews TO {role}"
            : $"REVOKE INSERT ON reviews FROM {role}; GRANT INSERT ON sealed_reviews TO {role}";

    private static string OnErasure(string role) =>
        $"{(role == Publisher ? "GRANT" : "REVOKE")} EXECUTE ON FUNCTION erase_traces(uuid, text) "
        + $"{(role == Publisher ? "TO" : "FROM")} {role}";

    /// <summary>The verifier that Postgres stores, so that the password itself never appears in its log.</summary>
    private static string Scram(string password)
    {
        const int Iterations = 4096;
        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, 32);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return new StringBuilder("SCRAM-SHA-256$")
            .Append(Iterations)
            .Append(':')
            .Append(Convert.ToBase64String(salt))
            .Append('$')
            .Append(Convert.ToBase64String(storedKey))
            .Append(':')
            .Append(Convert.ToBase64String(serverKey))
            .ToString();
    }
}
