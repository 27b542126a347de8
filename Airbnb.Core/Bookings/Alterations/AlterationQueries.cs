using Airbnb.Core.Calendar;
using Airbnb.Core.Delivery;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings.Alterations;

public static class AlterationQueries
{
    /// <summary>The one that may still come about; the booking's lock keeps it so.</summary>
    public static Task<Alteration?> OpenAlterationOf(this AirbnbDb db, Guid bookingId, CancellationToken ct) =>
        db
            .Alterations.AsTracking()
            .SingleOrDefaultAsync(
                alteration =>
                    alteration.BookingId == bookingId
                    && (
                        alteration.Status == AlterationStatus.Proposed
                        || alteration.Status == AlterationStatus.AwaitingPayment
                    ),
                ct
            );

    /// <summary>What the guest pays for the alteration; null when nothing was due.</summary>
    public static Task<Charge?> ChargeOf(this AirbnbDb db, Alteration alteration, CancellationToken ct) =>
        db.Charges.AsNoTracking().SingleOrDefaultAsync(charge => charge.AlterationId == alteration.Id, ct);

    public static async Task CancelAlterationDeadlines(this AirbnbDb db, Guid alterationId, CancellationToken ct)
    {
        await db.CancelDeadlines<AlterationDeadlinePassed>(alterationId, ct);
        await db.CancelDeadlines<AlterationGracePassed>(alterationId, ct);
    }

    public static NightsToMove NightsFor(this Booking booking, Alteration alteration) =>
        booking.NightsFor(alteration.Id, alteration.Dates);

    public static NightsToMove NightsFor(this Booking booking, Guid alterationId, StayDates dates) =>
        new(booking.ListingId, booking.Id, alterationId, booking.Dates, dates, booking.PreparationNights);
}
