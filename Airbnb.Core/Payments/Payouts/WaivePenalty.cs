using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Bookings;
using Airbnb.Core.Calendar;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Payouts;

/// <summary>
/// Lets a host off a penalty: nothing is owed for it any more, what was taken for it is paid out again, and the nights
/// that stayed blocked are free.
/// </summary>
public sealed class WaivePenalty(AirbnbDb db, ReleasePayouts release, PlatformClock clock)
{
    public Task<Result> Waive(Guid penaltyId, Guid by, string reason, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                var bookingId = await db
                    .HostPenalties.Where(penalty => penalty.Id == penaltyId)
                    .Select(penalty => (Guid?)penalty.BookingId)
                    .SingleOrDefaultAsync(ct);
                if (bookingId is null || await db.LockBooking(bookingId.Value, ct) is not { } booking)
                    return Error.NotFound;
                await db.LockHost(booking.HostId, ct);
                var penalty = await db.HostPenalties.AsTracking().SingleAsync(found => found.Id == penaltyId, ct);
                return penalty.IsWaived ? PayoutErrors.PenaltyWaived : await Waive(booking, penalty, by, reason, ct);
            },
            ct
        );

    private async Task<Result> Waive(Booking booking, HostPenalty penalty, Guid by, string reason, CancellationToken ct)
    {
        penalty.Waive(by, reason, clock.Now);
        db.Book(PayoutJournal.OfWaiver(penalty, await db.ReceivableOf(penalty.HostId, penalty.Currency, ct)));
        db.Audit(
            new Act(by, reason),
            "penalty_waived",
            penalty.Id,
            new { Owed = penalty.Money },
            new { Owed = Money.Zero(penalty.Currency) }
        );
        db.Publish(new PenaltyWaived(penalty.Id, booking.Id));
        await db.Occupied.Where(o => o.SourceId == booking.Id && o.Kind == OccupiedBy.Block).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        return await release.Of(booking.Id, 0, ct);
    }
}
