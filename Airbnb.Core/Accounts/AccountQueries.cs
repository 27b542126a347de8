using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts;

public static class AccountQueries
{
    /// <summary>Whose address was verified: nobody else is somebody here.</summary>
    public static IQueryable<User> Known(this IQueryable<User> users) => users.Where(user => user.EmailConfirmed);

    /// <summary>People as those who look after the platform ask for them.</summary>
    /// <param name="lookupEmail">The address as Identity normalises it.</param>
    public static IQueryable<User> Wanted(
        this IQueryable<User> users,
        string? lookupEmail,
        PlatformRole? role,
        bool? suspended
    )
    {
        if (lookupEmail is not null)
            users = users.Where(user => user.NormalizedEmail == lookupEmail);
        if (role is not null)
            users = users.Where(user => user.Role == role);
        return suspended is { } kept ? users.Where(user => user.SuspendedAt != null == kept) : users;
    }

    /// <summary>The person, with all others who change them waiting.</summary>
    internal static Task<User?> LockPerson(this AirbnbDb db, Guid id, CancellationToken ct) =>
        db
            .Users.FromSql($"SELECT * FROM users WHERE id = {id} FOR NO KEY UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);

    /// <summary>
    /// From here to the end of the transaction nobody forgets these people. What is then read of them and written down
    /// elsewhere is found by whoever forgets them later, or was Anonymous already.
    /// </summary>
    /// <param name="sides">The one row that names them; nobody is held when there is none.</param>
    public static async Task HoldPeople(this AirbnbDb db, IQueryable<Guid[]> sides, CancellationToken ct)
    {
        if (await sides.SingleOrDefaultAsync(ct) is { } people)
            await db.Database.ExecuteSqlAsync(
                $"SELECT FROM users WHERE id = ANY({people}) ORDER BY id FOR KEY SHARE",
                ct
            );
    }
}
