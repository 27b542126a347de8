using Airbnb.Core.Persistence;
using Airbnb.Core.Time;

namespace Airbnb.Core.Accounts.Profiles;

/// <summary>The terms of hosting, by the day they were written.</summary>
public static class HostingTerms
{
    public const string Version = "2026-11-01";
}

/// <summary>Makes somebody who agrees to the terms a host. Agreeing again, they stay one since they first did.</summary>
public sealed class BecomeHost(AirbnbDb db, PlatformClock clock)
{
    /// <param name="version">Of the terms that they have read.</param>
    public Task<Result<User>> By(Guid userId, string version, CancellationToken ct) =>
        db.InTransaction<User>(
            async () =>
            {
                if (version != HostingTerms.Version)
                    return AccountErrors.TermsOutdated;
                if (await db.LockPerson(userId, ct) is not { } me)
                    return Error.NotFound;
                me.Host(clock.Now);
                await db.SaveChangesAsync(ct);
                return me;
            },
            ct
        );
}
