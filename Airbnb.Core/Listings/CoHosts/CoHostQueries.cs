using Airbnb.Core.Access;
using Airbnb.Core.Accounts;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.CoHosts;

public static class CoHostQueries
{
    /// <summary>Those who may do it at the homes that they work on, by their levels.</summary>
    public static IQueryable<CoHost> With(this IQueryable<CoHost> coHosts, Permission permission)
    {
        var levels = Enum.GetValues<CoHostLevel>().Where(level => Has(level, permission)).ToList();
        return coHosts.Where(coHost => coHost.UserId != null && levels.Contains(coHost.Level));
    }

    /// <summary>Those of the homes that the caller works on, and whatever is about themselves.</summary>
    public static IQueryable<CoHost> VisibleTo(this IQueryable<CoHost> coHosts, Caller caller, AirbnbDb db)
    {
        var homes = db.Listings.AllowedTo(caller, Permission.ReadCoHosts);
        var mine = coHosts.AboutMe(caller, db);
        return coHosts.Where(coHost =>
            mine.Any(about => about.Id == coHost.Id) || homes.Any(home => home.Id == coHost.ListingId)
        );
    }

    /// <summary>What the caller does for others, and was asked to do at the address that they have proved to be theirs.</summary>
    public static IQueryable<CoHost> AboutMe(this IQueryable<CoHost> coHosts, Caller caller, AirbnbDb db)
    {
        var userId = caller.UserId;
        var me = db.Users.Known().Where(user => user.Id == userId);
        return coHosts.Where(coHost =>
            (userId != null && coHost.UserId == userId) || me.Any(user => user.NormalizedEmail == coHost.LookupEmail)
        );
    }

    internal static Task<CoHost?> LockCoHost(this AirbnbDb db, Guid listingId, Guid id, CancellationToken ct) =>
        db
            .CoHosts.FromSql($"SELECT * FROM co_hosts WHERE id = {id} AND listing_id = {listingId} FOR NO KEY UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);

    private static bool Has(CoHostLevel level, Permission permission) =>
        (new CoHosting(default, level).As & Permissions.HoldersOf(permission)) != Relations.None;
}
