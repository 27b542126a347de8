using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings.Alterations;

/// <summary>Asks the other side of a booking for other dates or guests, at the prices of now.</summary>
public sealed class ProposeAlteration(AirbnbDb db, PreviewAlteration preview, PlatformClock clock)
{
    public Task<Result<Alteration>> Propose(Guid bookingId, AlterationWish wish, Caller caller, CancellationToken ct) =>
        db.InTransaction<Alteration>(
            async () =>
            {
                if (!await db.Bookings.VisibleTo(caller).AnyAsync(booking => booking.Id == bookingId, ct))
                    return Error.NotFound;
                var booking = (await db.LockBooking(bookingId, ct))!;
                if (booking.SideOf(caller) is not { } side)
                    return BookingErrors.PartiesOnly;
                if (await db.OpenAlterationOf(bookingId, ct) is not null)
                    return AlterationErrors.AnotherOpen;
                var wished = await preview.Of(booking, wish, ct);
                return wished.Error is { } refusal
                    ? refusal
                    : await Propose(wished.Value, side, caller.UserId!.Value, ct);
            },
            ct
        );

    private async Task<Result<Alteration>> Propose(
        AlterationPreview wished,
        BookingSide side,
        Guid by,
        CancellationToken ct
    )
    {
        var (booking, now) = (wished.Booking, clock.Now);
        var alteration = Alteration.Propose(booking, wished.Stay, wished.Price, side, now);
        db.Alterations.Add(alteration);
        booking.Note(now, by, "alteration_proposed", alteration.InWords(), null);
        db.SetDeadline(alteration.ExpiresAt, alteration.Id, new AlterationDeadlinePassed(alteration.Id));
        db.Publish(new AlterationProposed(booking.Id, alteration.Id));
        await db.SaveChangesAsync(ct);
        return alteration;
    }
}
