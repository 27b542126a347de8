using Airbnb.Core.Bookings;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Airbnb.Core.Calendar;

/// <summary>Who wants which nights of which home.</summary>
public sealed record StayRequest(Guid ListingId, StayDates Dates, int Guests, Guid? GuestId, int Pets = 0);

/// <summary>
/// Takes nights and gives them back. Call it inside the transaction of the use case, so that the nights and what
/// they are for stand or fall together.
/// </summary>
public sealed class Occupancy(AirbnbDb db, PlatformClock clock)
{
    /// <summary>Holds the nights when every rule allows it. The listing is returned as it stood at that moment.</summary>
    public Task<Result<Listing>> Hold(StayRequest stay, Guid sourceId, CancellationToken ct) =>
        db.InTransaction<Listing>(
            async () =>
            {
                if (await Lock(stay.ListingId, ct) is not { } listing)
                    return Error.NotFound;
                if (await Refusal(listing, stay, ct) is { } refusal)
                    return refusal;
                return await Insert(
                    listing,
                    OccupiedBy.Hold,
                    stay.Dates,
                    listing.Terms.PreparationNights,
                    sourceId,
                    ct
                );
            },
            ct
        );

    /// <summary>Takes nights again for a stay that was agreed on before: only their being free counts.</summary>
    public Task<Result<Listing>> HoldAgain(Booking stay, CancellationToken ct) =>
        db.InTransaction<Listing>(
            async () =>
            {
                if (await Lock(stay.ListingId, ct) is not { } listing)
                    return Error.NotFound;
                if (await IsTaken(listing.Id, stay.Dates, stay.PreparationNights, ct))
                    return StayErrors.DatesTaken;
                return await Insert(listing, OccupiedBy.Hold, stay.Dates, stay.PreparationNights, stay.Id, ct);
            },
            ct
        );

    /// <summary>Turns the hold into a stay. False when there is no hold (any more).</summary>
    public async Task<bool> Confirm(Guid sourceId, CancellationToken ct) =>
        await db
            .Occupied.Where(occupied => occupied.SourceId == sourceId && occupied.Kind == OccupiedBy.Hold)
            .ExecuteUpdateAsync(row => row.SetProperty(occupied => occupied.Kind, OccupiedBy.Stay), ct) > 0;

    /// <summary>Gives the nights back. False when there were none (any more).</summary>
    public async Task<bool> Free(Guid sourceId, CancellationToken ct) =>
        await db.Occupied.Where(occupied => occupied.SourceId == sourceId).ExecuteDeleteAsync(ct) > 0;

    /// <summary>Of a stay that its guest ended: nights that have begun stay taken, the others are free.</summary>
    public async Task KeepBegun(Booking stay, DateTimeOffset now, CancellationToken ct)
    {
        var begun = stay.NightsBegun(now);
        if (begun == 0)
            await Free(stay.Id, ct);
        else
            await Shorten(stay, begun, ct);
    }

    /// <summary>Of a stay that its host ended: nobody else gets the nights that have not begun.</summary>
    /// <returns>The listing, locked.</returns>
    public async Task<Listing> BlockNotBegun(Booking stay, DateTimeOffset now, CancellationToken ct)
    {
        await Lock(stay.ListingId, ct);
        var begun = stay.NightsBegun(now);
        await KeepBegun(stay, now, ct);
        if (begun < stay.Dates.Nights)
        {
            var rest = StayDates.Of(stay.CheckIn.AddDays(begun), stay.CheckOut).Value;
            await Insert(stay.ListingId, OccupiedBy.Block, rest.ToRange(), null, stay.Id, ct);
        }
        return await db.Listings.SingleAsync(listing => listing.Id == stay.ListingId, ct);
    }

    private Task<int> Shorten(Booking stay, int nights, CancellationToken ct)
    {
        var stayed = StayDates.Of(stay.CheckIn, stay.CheckIn.AddDays(nights)).Value;
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE occupied SET nights = {stayed.ToRange()}, padded = {stayed.Padded(stay.PreparationNights)}
            WHERE source_id = {stay.Id}
            """,
            ct
        );
    }

    /// <summary>The refusal that names every rule in the way of the stay, as of now; null when it can be booked.</summary>
    public async Task<Error?> Refusal(Listing listing, StayRequest stay, CancellationToken ct) =>
        StayErrors.Naming(await Broken(listing, stay, ct));

    /// <summary>Every rule in the way of the stay, as of now.</summary>
    public async Task<IReadOnlyList<Error>> Broken(Listing listing, StayRequest stay, CancellationToken ct)
    {
        // What was never published may lack the very terms that the rules are about.
        if (!listing.IsComplete)
            return [StayErrors.NotPublished];
        var taken = await IsTaken(listing.Id, stay.Dates, listing.Terms.PreparationNights, ct);
        var terms = await db.TermsOn(listing, stay.Dates.CheckIn, ct);
        return StayRules.Broken(StayFacts.Of(listing, stay, terms, taken, clock.Now));
    }

    /// <summary>Writers of one home queue up here: without it, many at once deadlock on the constraint.</summary>
    private async Task<Listing?> Lock(Guid listingId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM listings WHERE id = {listingId} FOR NO KEY UPDATE", ct);
        return await db.Listings.AsNoTracking().SingleOrDefaultAsync(listing => listing.Id == listingId, ct);
    }

    private async Task<bool> IsTaken(Guid listingId, StayDates dates, int preparationNights, CancellationToken ct)
    {
        var (nights, padded) = (dates.ToRange(), dates.Padded(preparationNights));
        var occupied = db.Occupied.Where(occupied => occupied.ListingId == listingId);
        // Two look-ups in one question, each served by the index of its constraint.
        return await occupied
            .Where(other => other.Nights.Overlaps(nights))
            .Concat(occupied.Where(other => other.Padded!.Value.Overlaps(padded)))
            .AnyAsync(ct);
    }

    private async Task<Result<Listing>> Insert(
        Listing listing,
        OccupiedBy kind,
        StayDates dates,
        int preparationNights,
        Guid sourceId,
        CancellationToken ct
    )
    {
        try
        {
            var padded = dates.Padded(preparationNights);
            await Insert(listing.Id, kind, dates.ToRange(), padded, sourceId, ct);
            return listing;
        }
        catch (PostgresException exception)
            when (exception.ConstraintName is OccupiedMapping.NoOverlap or OccupiedMapping.RoomToPrepare)
        {
            return StayErrors.DatesTaken; // somebody wrote without the lock: the constraint holds all the same
        }
    }

    private Task<int> Insert(
        Guid listingId,
        OccupiedBy kind,
        NpgsqlRange<DateOnly> nights,
        NpgsqlRange<DateOnly>? padded,
        Guid sourceId,
        CancellationToken ct
    ) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO occupied (id, listing_id, kind, source_id, nights, padded)
            VALUES ({Guid.CreateVersion7()}, {listingId}, {EnumAsSnakeCase<OccupiedBy>.ToText(kind)}, {sourceId},
                    {nights}, {padded})
            """,
            ct
        );
}
