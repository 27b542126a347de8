using Airbnb.Core.Access;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.CoHosts;

/// <summary>
/// Asks whoever has an address to work on a home. It is the same to the host whether the address has an account; it is
/// accepted by the account whose proved address it is.
/// </summary>
public sealed class InviteCoHost(AirbnbDb db, ILookupNormalizer addresses, PlatformClock clock)
{
    public Task<Result<CoHost>> By(
        Guid listingId,
        string email,
        CoHostLevel level,
        Caller caller,
        CancellationToken ct
    ) =>
        db.InTransaction<CoHost>(
            async () =>
            {
                // Whoever asks others to the same home waits here, so that there are never too many.
                await db.Database.ExecuteSqlAsync($"SELECT FROM listings WHERE id = {listingId} FOR NO KEY UPDATE", ct);
                if (await db.FindListing(listingId, caller, Permission.ChooseCoHosts, ct) is not { } listing)
                    return Error.NotFound;
                if (listing.Status is ListingStatus.Archived)
                    return ListingErrors.Archived;
                var lookupEmail = addresses.NormalizeEmail(email);
                if (await Refusal(listing, lookupEmail, ct) is { } refusal)
                    return refusal;
                return await Invite(CoHost.Invite(listingId, email, lookupEmail, level, clock.Now), ct);
            },
            ct
        );

    private async Task<Error?> Refusal(Listing listing, string lookupEmail, CancellationToken ct)
    {
        var asked = await db
            .Users.Where(user => user.NormalizedEmail == lookupEmail)
            .Select(user => (Guid?)user.Id)
            .SingleOrDefaultAsync(ct);
        if (asked == listing.HostId)
            return CoHostErrors.Own;
        var others = db.CoHosts.Where(coHost => coHost.ListingId == listing.Id);
        if (
            await others.AnyAsync(
                other => other.LookupEmail == lookupEmail || (asked != null && other.UserId == asked),
                ct
            )
        )
            return CoHostErrors.ThereAlready;
        return await others.CountAsync(ct) >= CoHost.MostOfAHome ? CoHostErrors.TooMany : null;
    }

    private async Task<CoHost> Invite(CoHost invited, CancellationToken ct)
    {
        db.CoHosts.Add(invited);
        db.Publish(new CoHostInvited(invited.Id));
        db.SetDeadline(invited.ExpiresAt, invited.Id, new CoHostInvitationExpired(invited.Id));
        await db.SaveChangesAsync(ct);
        return invited;
    }
}
