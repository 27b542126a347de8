using Airbnb.Core.Accounts;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Privacy.Erasing;

/// <summary>Who was forgotten just now, to be told so: nothing keeps this, nor may.</summary>
public sealed record Farewell(string Email, string Name, Language Language);

/// <summary>
/// Forgets somebody who asked for it: all in one transaction, so that whoever is interrupted begins anew, and files by
/// messages that the transaction leaves behind. Safe to repeat.
/// </summary>
public sealed class ErasePerson(AirbnbDb db, LockOut lockOut, OpenMatters matters, PlatformClock clock)
{
    /// <summary>What was begun by a request that was under way when the account was closed has to end first.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(1);

    /// <summary>The farewell is there for whoever forgot them: null for those who come later, or too early.</summary>
    public Task<Result<Farewell?>> Of(Guid userId, CancellationToken ct) =>
        db.InTransaction<Farewell?>(
            async () =>
            {
                if (await Lock(userId, ct) is not { } erasure)
                    return PrivacyErrors.NotAsked;
                Farewell? farewell = null;
                if (erasure.CompletedAt is not null)
                    return farewell;
                if (await matters.Of(userId, ct) is null)
                    farewell = await Erase(userId, erasure, ct);
                else
                    db.SetDeadline(clock.Now + LookAgain, userId, new ErasureAsked(userId));
                await db.SaveChangesAsync(ct);
                return farewell;
            },
            ct
        );

    private async Task<Farewell> Erase(Guid userId, Erasure erasure, CancellationToken ct)
    {
        var user = await db
            .Users.FromSql($"SELECT * FROM users WHERE id = {userId} FOR UPDATE")
            .AsTracking()
            .SingleAsync(ct);
        var farewell = new Farewell(user.Email!, user.Name, user.Language);
        await lockOut.Forget(Guarded.SignIn(user.NormalizedEmail!, from: null), ct);
        var traces = Traces.Of(user.Name, [user.Email, user.PhoneNumber, .. await FormerAddresses(userId, ct)]);
        foreach (var statement in ErasureSql.Statements)
            await db.Database.ExecuteSqlRawAsync(statement, [userId, traces], ct);
        user.Erase();
        erasure.Complete(clock.Now);
        return farewell;
    }

    private Task<List<string>> FormerAddresses(Guid userId, CancellationToken ct) =>
        db
            .EmailChanges.Where(change => change.UserId == userId)
            .Select(change => change.OldEmail)
            .Distinct()
            .ToListAsync(ct);

    private Task<Erasure?> Lock(Guid userId, CancellationToken ct) =>
        db
            .Erasures.FromSql($"SELECT * FROM erasures WHERE user_id = {userId} FOR UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);
}
