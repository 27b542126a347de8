using Airbnb.Core.Persistence;
using Airbnb.Core.Privacy;
using Airbnb.Core.Time;

namespace Airbnb.Core.Accounts.Profiles;

/// <summary>The terms of hosting, by the month they are from.</summary>
public static class HostingTerms
{
    public const string Version = "2026-11";
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
                db.Consents.Add(Consent.Given(userId, ConsentKind.HostTerms, version, clock.Now));
                await db.SaveChangesAsync(ct);
                return me;
            },
            ct
        );
}
