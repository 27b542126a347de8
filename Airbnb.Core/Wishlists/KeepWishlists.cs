using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Wishlists;

/// <summary>Begins, renames and throws away a person's wishlists.</summary>
public sealed class KeepWishlists(AirbnbDb db, TimeProvider time)
{
    public const int Most = 100;

    public Task<Result<Wishlist>> Begin(string name, Guid userId, CancellationToken ct) =>
        db.InTransaction<Wishlist>(
            async () =>
            {
                // Of two at once, both would find room for one more.
                await db.Database.ExecuteSqlAsync($"SELECT 1 FROM users WHERE id = {userId} FOR NO KEY UPDATE", ct);
                if (await db.Wishlists.CountAsync(list => list.UserId == userId, ct) >= Most)
                    return WishlistErrors.TooMany;
                var list = Wishlist.Named(name, userId, time.GetUtcNow());
                db.Wishlists.Add(list);
                await db.SaveChangesAsync(ct);
                return list;
            },
            ct
        );

    /// <param name="version">The version that the caller has read.</param>
    public Task<Result<Wishlist>> Rename(Guid id, long version, string name, Caller caller, CancellationToken ct) =>
        Change(id, version, caller, list => list.Rename(name), ct);

    /// <summary>With all that is on it.</summary>
    public async Task<Result> ThrowAway(Guid id, long version, Caller caller, CancellationToken ct)
    {
        var thrown = await Change(id, version, caller, list => db.Wishlists.Remove(list), ct);
        return thrown.Error is { } error ? error : Result.Done;
    }

    private Task<Result<Wishlist>> Change(
        Guid id,
        long version,
        Caller caller,
        Action<Wishlist> change,
        CancellationToken ct
    ) =>
        db.InTransaction<Wishlist>(
            async () =>
            {
                if (await db.Lock(id, caller, ct) is not { } list)
                    return Error.NotFound;
                if (list.Version != version)
                    return Error.Stale;
                change(list);
                await db.SaveChangesAsync(ct);
                return list;
            },
            ct
        );
}
