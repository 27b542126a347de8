using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Calendar.Editing;

/// <summary>Changes prices, closed nights and rules of stay of a home, all at once or not at all.</summary>
public sealed class EditCalendar(AirbnbDb db, RewriteNights rewrite, IOptions<FeeSchedule> fees, PlatformClock clock)
{
    /// <summary>Half a year more than the longest window in which a home can be booked.</summary>
    public const int MonthsAhead = 30;

    /// <param name="version">The version of the calendar that the host has read.</param>
    /// <param name="changes">In order: of two that touch the same night, the later one holds.</param>
    public Task<Result<Listing>> To(
        Guid listingId,
        long version,
        IReadOnlyList<CalendarChange> changes,
        Caller caller,
        CancellationToken ct
    ) => db.InTransaction(() => Change(listingId, version, changes, caller, ct), ct);

    private async Task<Result<Listing>> Change(
        Guid listingId,
        long version,
        IReadOnlyList<CalendarChange> changes,
        Caller caller,
        CancellationToken ct
    )
    {
        // Writers of one home queue up here: two who have read the same version do not both write, and no guest takes
        // nights that are being closed.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM listings WHERE id = {listingId} FOR NO KEY UPDATE", ct);
        if (await db.FindListing(listingId, caller, Permission.EditCalendar, ct) is not { } listing)
            return Error.NotFound;
        if (listing.CalendarVersion != version)
            return Error.Stale;
        if (Refusal(listing, changes) is { } refusal)
            return refusal;
        if (listing.ChangeCalendar(clock.Now).Error is { } archived)
            return archived;
        if ((await rewrite.All(listing, changes, ct)).Error is { } unfit)
            return unfit;
        return await Save(listing, ct);
    }

    private Error? Refusal(Listing listing, IReadOnlyList<CalendarChange> changes)
    {
        if (listing.Lacks() is { } incomplete)
            return incomplete;
        var today = listing.HomeTime().Today(clock.Now);
        if (changes.Any(change => change.Nights.CheckIn < today))
            return CalendarErrors.InThePast;
        if (changes.Any(change => change.Nights.CheckOut > today.AddMonths(MonthsAhead)))
            return CalendarErrors.TooFarAhead;
        var prices = changes.Select(change => change.Price).OfType<Money>();
        return NightPriceErrors.Of(prices, listing, fees.Value.At(clock.Now));
    }

    private async Task<Result<Listing>> Save(Listing listing, CancellationToken ct)
    {
        try
        {
            return await db.Save(listing, ct);
        }
        catch (DbUpdateException exception) when (exception.Breaks(OccupiedMapping.NoOverlap))
        {
            return CalendarErrors.NightsTaken; // somebody wrote without the lock: the constraint holds all the same
        }
    }
}
