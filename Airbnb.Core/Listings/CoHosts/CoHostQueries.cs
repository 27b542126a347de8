using Airbnb.Core.Access;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Listings.CoHosts;

public static class CoHostQueries
{
    /// <summary>Those who may do it at the homes that they work on, by their levels.</summary>
    public static IQueryable<CoHost> With(this IQueryable<CoHost> coHosts, Permission permission)
    {
        var levels = Enum.GetValues<CoHostLevel>().Where(level => Has(level, permission)).ToList();
        return coHosts.Where(coHost => coHost.UserId != null && levels.Contains(coHost.Level));
    }

    /// <summary>Those of the homes whose co-hosts the caller may know, their own, and what they themselves were asked.</summary>
    public static IQueryable<CoHost> VisibleTo(
        this IQueryable<CoHost> coHosts,
        Caller caller,
        string? lookupEmail,
        AirbnbDb db
    )
    {
        var userId = caller.UserId;
        var homes = db.Listings.AllowedTo(caller, Permission.ReadCoHosts);
        return coHosts.Where(coHost =>
            coHost.UserId == userId
            || (coHost.LookupEmail == lookupEmail && lookupEmail != null)
            || homes.Any(home => home.Id == coHost.ListingId)
        );
    }

    private static bool Has(CoHostLevel level, Permission permission) =>
        (new CoHosting(default, level).As & Permissions.HoldersOf(permission)) != Relations.None;
}
