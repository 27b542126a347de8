using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Payouts;

/// <summary>Tries again what could not be sent.</summary>
public sealed class RetryPayouts(AirbnbDb db, FollowHostAccount follow, ReleasePayouts release)
{
    /// <summary>The account may be fine by now, and the event that said so lost: it is read again first.</summary>
    public async Task<Result> Of(Guid bookingId, int tries, CancellationToken ct)
    {
        var hostId = await db.Bookings.Where(b => b.Id == bookingId).Select(b => b.HostId).SingleAsync(ct);
        var read = await follow.ReadUnlessActive(hostId, ct);
        var released = await release.Of(bookingId, tries, ct); // read or not: it sets the next try
        return released.Succeeded ? read : released;
    }

    /// <summary>Whatever of this host's waits or failed, booking by booking.</summary>
    public Task<Result> OfHost(Guid hostId, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                // A payout that is just being put off is seen here, or has seen how the account stands now.
                await db.LockHost(hostId, ct);
                await TryAgain(hostId, ct);
                return Result.Done;
            },
            ct
        );

    private async Task TryAgain(Guid hostId, CancellationToken ct)
    {
        var bookings = await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT booking_id AS "Value" FROM (
                    SELECT DISTINCT ON (booking_id) booking_id, status FROM payouts WHERE host_id = {hostId}
                    ORDER BY booking_id, id DESC) AS latest
                WHERE status IN ('waiting', 'failed')
                """
            )
            .ToListAsync(ct);
        foreach (var bookingId in bookings)
            db.Publish(new PayoutTryDue(bookingId, 0));
        await db.SaveChangesAsync(ct);
    }
}
