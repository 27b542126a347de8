using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Delivery;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Privacy.Erasing;

/// <summary>
/// Somebody wants to be forgotten, and proves with the password that it is they. From here on nobody can sign in as them
/// or book a home of theirs; the Worker does the rest.
/// </summary>
public sealed class AskErasure(
    AirbnbDb db,
    ConfirmPassword confirm,
    OpenMatters matters,
    EndSessions sessions,
    PlatformClock clock
)
{
    public async Task<Result<Erasure>> Of(Guid userId, string password, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(user => user.Id == userId && user.Role != PlatformRole.Member, ct))
            return PrivacyErrors.StaffStay;
        var confirmed = await confirm.Of(userId, password, ct);
        if (confirmed.Error is { } wrong)
            return wrong;
        return await db.InTransaction(() => Ask(userId, ct), ct);
    }

    /// <summary>The user's row is locked, and their homes: no booking of theirs, or with them, is made meanwhile.</summary>
    private async Task<Result<Erasure>> Ask(Guid userId, CancellationToken ct)
    {
        var user = await db
            .Users.FromSql($"SELECT * FROM users WHERE id = {userId} FOR UPDATE")
            .AsTracking()
            .SingleAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM listings WHERE host_id = {userId} ORDER BY id FOR UPDATE",
            ct
        );
        var homes = await db.Listings.Where(home => home.HostId == userId).ToListAsync(ct);
        if (await matters.Of(userId, ct) is { } open)
            return open;
        foreach (var home in homes.Where(home => home.Status is not ListingStatus.Archived))
            home.Archive(clock.Now);
        user.SetPassword(hash: null);
        var erasure = new Erasure { UserId = userId, AskedAt = clock.Now };
        db.Erasures.Add(erasure);
        db.Publish(new ErasureAsked(userId));
        await db.SaveChangesAsync(ct);
        await sessions.Of(userId, ct);
        return erasure;
    }
}
