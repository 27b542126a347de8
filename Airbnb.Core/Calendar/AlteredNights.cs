using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Airbnb.Core.Calendar;

/// <summary>A stay that is to have other nights.</summary>
/// <param name="BookingId">Whose nights they are: the source of the stay's row.</param>
/// <param name="AlterationId">The source of the rows that hold what comes to them.</param>
/// <param name="PreparationNights">As copied onto the booking when it was made.</param>
public sealed record NightsToMove(
    Guid ListingId,
    Guid BookingId,
    Guid AlterationId,
    StayDates From,
    StayDates To,
    int PreparationNights
);

/// <summary>
/// Holds the nights that an altered stay gains, moves the stay onto its new ones, or gives them back. Call it inside
/// the transaction of the use case, with the home locked.
/// </summary>
public sealed class AlteredNights(AirbnbDb db)
{
    /// <summary>Writers of one home queue up here, as for every change of its nights.</summary>
    public async Task<Listing> Lock(Guid listingId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM listings WHERE id = {listingId} FOR NO KEY UPDATE", ct);
        return await db.Listings.AsNoTracking().SingleAsync(listing => listing.Id == listingId, ct);
    }

    /// <summary>Whether somebody else is in the way of the new nights, preparation included.</summary>
    public async Task<bool> AreTaken(NightsToMove move, CancellationToken ct)
    {
        var (nights, padded) = (move.To.ToRange(), move.To.Padded(move.PreparationNights));
        var others = db.Occupied.Where(occupied =>
            occupied.ListingId == move.ListingId
            && occupied.SourceId != move.BookingId
            && occupied.SourceId != move.AlterationId
        );
        // Two look-ups in one question, each served by the index of its constraint.
        return await others
            .Where(other => other.Nights.Overlaps(nights))
            .Concat(others.Where(other => other.Padded!.Value.Overlaps(padded)))
            .AnyAsync(ct);
    }

    /// <summary>
    /// Holds what the new nights have that the old have not, so that either stay can still take place. The rows may
    /// not overlap, their preparation included: a row ends where the next one begins, and together they keep as much
    /// room as both stays ask for.
    /// </summary>
    public Task<Result> Hold(NightsToMove move, CancellationToken ct) =>
        Unless(
            async () =>
            {
                foreach (var gained in HeldNights.Of(move))
                    if (gained.IsStay)
                        await Pad(move, gained.Padded, ct);
                    else
                        await Insert(move, gained, ct);
            },
            ct
        );

    /// <summary>The stay has the new nights, and those alone.</summary>
    public Task<Result> Move(NightsToMove move, CancellationToken ct) =>
        Unless(
            async () =>
            {
                await Delete(move, ct);
                var (nights, padded) = (
                    move.To.ToRange(),
                    (NpgsqlRange<DateOnly>?)move.To.Padded(move.PreparationNights)
                );
                var moved = await Stay(move)
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(o => o.Nights, nights).SetProperty(o => o.Padded, padded),
                        ct
                    );
                if (moved != 1)
                    throw new InvalidOperationException($"Booking {move.BookingId} has no nights to move.");
            },
            ct
        );

    /// <summary>The stay keeps the nights that it has, and those alone.</summary>
    public async Task GiveBack(NightsToMove move, CancellationToken ct)
    {
        await Delete(move, ct);
        await Pad(move, move.From.Padded(move.PreparationNights), ct);
    }

    private IQueryable<Occupied> Stay(NightsToMove move) =>
        db.Occupied.Where(o => o.SourceId == move.BookingId && o.Kind == OccupiedBy.Stay);

    private Task Pad(NightsToMove move, NpgsqlRange<DateOnly>? padded, CancellationToken ct) =>
        Stay(move).ExecuteUpdateAsync(row => row.SetProperty(o => o.Padded, padded), ct);

    private Task Delete(NightsToMove move, CancellationToken ct) =>
        db.Occupied.Where(o => o.SourceId == move.AlterationId).ExecuteDeleteAsync(ct);

    private Task Insert(NightsToMove move, HeldNights gained, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO occupied (id, listing_id, kind, source_id, nights, padded)
            VALUES ({Guid.CreateVersion7()}, {move.ListingId}, 'hold', {move.AlterationId}, {gained.Nights},
                    {gained.Padded})
            """,
            ct
        );

    private static async Task<Result> Unless(Func<Task> write, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            await write();
            return Result.Done;
        }
        catch (PostgresException exception)
            when (exception.ConstraintName is OccupiedMapping.NoOverlap or OccupiedMapping.RoomToPrepare)
        {
            return StayErrors.DatesTaken; // somebody wrote without the lock: the constraint holds all the same
        }
    }
}

/// <summary>One row of nights while both the old and the new stay can still take place.</summary>
/// <param name="IsStay">The stay's own row, whose nights remain as they are.</param>
public sealed record HeldNights(bool IsStay, NpgsqlRange<DateOnly> Nights, NpgsqlRange<DateOnly> Padded)
{
    /// <summary>The rows from the first night to the last, the stay's own among them.</summary>
    public static IReadOnlyList<HeldNights> Of(NightsToMove move)
    {
        var (from, to) = (move.From, move.To);
        List<(bool IsStay, DateOnly Start, DateOnly End)> parts = [(true, from.CheckIn, from.CheckOut)];
        if (to.CheckIn < from.CheckIn)
            parts.Insert(0, (false, to.CheckIn, Earlier(to.CheckOut, from.CheckIn)));
        if (to.CheckOut > from.CheckOut)
            parts.Add((false, Later(to.CheckIn, from.CheckOut), to.CheckOut));
        return
        [
            .. parts.Select(
                (part, i) =>
                {
                    var prepared = part.End.AddDays(move.PreparationNights);
                    var end = i + 1 < parts.Count ? Earlier(prepared, parts[i + 1].Start) : prepared;
                    return new HeldNights(part.IsStay, Range(part.Start, part.End), Range(part.Start, end));
                }
            ),
        ];
    }

    private static NpgsqlRange<DateOnly> Range(DateOnly start, DateOnly end) => new(start, true, end, false);

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
