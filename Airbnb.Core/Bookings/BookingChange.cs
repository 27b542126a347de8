using Airbnb.Core.Idempotency;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings;

/// <summary>
/// Changes a booking once for each key: the key is noted in the transaction of the change, so a repeat after a crash
/// finds it done.
/// </summary>
public sealed class BookingChange(AirbnbDb db, IdempotentRequests requests)
{
    public Task<Result<Booking>> Once(
        Guid bookingId,
        IdempotencyKey key,
        Func<Task<Result<Booking>>> change,
        CancellationToken ct
    ) =>
        db.InTransaction(
            async () =>
            {
                if (await requests.SubjectOf(key, ct) is not null)
                    return await db.Bookings.AsNoTracking().SingleAsync(booking => booking.Id == bookingId, ct);
                var changed = await change();
                if (!changed.Succeeded)
                    return changed;
                await db.SaveChangesAsync(ct);
                await requests.Record(key, bookingId, ct);
                return changed;
            },
            ct
        );
}
