using System.Security.Cryptography;
using System.Text;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts;

/// <summary>
/// Failed tries to sign in with one address. Kept for addresses that nobody has registered too, so that being locked out
/// does not tell which are known; as a hash, because people type their password into the wrong field.
/// </summary>
public sealed class FailedSignIns
{
    public required byte[] AddressHash { get; init; }
    public int Failures { get; init; }

    /// <summary>When they are forgotten, and a lock is lifted.</summary>
    public DateTimeOffset Until { get; init; }
}

/// <summary>After five failures the next tries are refused for a while, be the password right or wrong.</summary>
public sealed class SignInFailures(AirbnbDb db, TimeProvider time)
{
    public const int Allowed = 5;
    public static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(5);

    /// <summary>How long the address has to wait; zero when it may try.</summary>
    public async Task<TimeSpan> WaitFor(string address, CancellationToken ct)
    {
        var (hash, now) = (HashOf(address), time.GetUtcNow());
        var until = await db
            .FailedSignIns.Where(row => row.AddressHash == hash && row.Failures >= Allowed && row.Until > now)
            .Select(row => (DateTimeOffset?)row.Until)
            .SingleOrDefaultAsync(ct);
        return until - now ?? TimeSpan.Zero;
    }

    public Task Add(string address, CancellationToken ct)
    {
        var (hash, now) = (HashOf(address), time.GetUtcNow());
        var until = now + RememberedFor;
        // Each failure also sweeps out a few that are over, so the table stays as small as the latest attack.
        return db.Database.ExecuteSqlAsync(
            $"""
            WITH swept AS (
                DELETE FROM sign_in_failures WHERE address_hash IN (
                    SELECT address_hash FROM sign_in_failures WHERE until <= {now} AND address_hash <> {hash}
                    ORDER BY until LIMIT 5 FOR UPDATE SKIP LOCKED))
            INSERT INTO sign_in_failures AS f (address_hash, failures, until) VALUES ({hash}, 1, {until})
            ON CONFLICT (address_hash) DO UPDATE SET
                failures = CASE WHEN f.until <= {now} THEN 1 ELSE f.failures + 1 END,
                until = excluded.until
            """,
            ct
        );
    }

    public Task Forget(string address, CancellationToken ct)
    {
        var hash = HashOf(address);
        return db.FailedSignIns.Where(row => row.AddressHash == hash).ExecuteDeleteAsync(ct);
    }

    private static byte[] HashOf(string address) => SHA256.HashData(Encoding.UTF8.GetBytes(address));
}
