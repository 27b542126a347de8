using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Airbnb.Core.Listings;

internal static class SavingListings
{
    /// <summary>The listing, when the caller may do that to it.</summary>
    public static Task<Listing?> FindListing(
        this AirbnbDb db,
        Guid id,
        Caller caller,
        Permission permission,
        CancellationToken ct
    ) =>
        db
            .Listings.AllowedTo(caller, permission)
            .Include(listing => listing.Texts)
            .SingleOrDefaultAsync(listing => listing.Id == id, ct);

    /// <summary>Saves the one listing that changed; of two who changed it at once, one is refused.</summary>
    public static async Task<Result<Listing>> Save(this AirbnbDb db, Listing listing, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return listing;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Error.Stale;
        }
        catch (DbUpdateException exception) when (exception.Breaks(ListingMapping.HostIsWelcome))
        {
            return ListingErrors.HostSuspended;
        }
        catch (DbUpdateException exception)
            when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.InvalidParameterValue })
        {
            // Postgres has its own list of zones, which may be older than ours.
            return ListingErrors.UnknownTimeZone;
        }
    }
}
