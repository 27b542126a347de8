using Airbnb.Core.Calendar;
using Airbnb.Core.Delivery;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Bookings.Alterations;

/// <summary>
/// Makes the booking what both sides agreed on: nights, price, books, deadlines and money back. Call it in the
/// transaction that locked the booking, and save afterwards.
/// </summary>
public sealed class ApplyAlteration(
    AirbnbDb db,
    AlteredNights nights,
    IOptions<BookingSchedule> schedule,
    PlatformClock clock
)
{
    public async Task<Result> To(Booking booking, Alteration alteration, CancellationToken ct)
    {
        await nights.Lock(booking.ListingId, ct);
        if (await nights.Move(booking.NightsFor(alteration), ct) is { Error: { } taken })
            return taken;
        var (before, now) = (booking.Price, clock.Now);
        booking.Alter(
            alteration.Dates,
            new Party(alteration.Guests, booking.Pets),
            alteration.Price,
            now,
            alteration.InWords()
        );
        alteration.End(AlterationStatus.Applied, now);
        Book(PriceChange.Entry("alteration", alteration.Id, booking, before, alteration.Price, now));
        await db.CancelAlterationDeadlines(alteration.Id, ct);
        await db.SetStayDeadlines(booking, schedule.Value, now, ct);
        if (alteration.Difference.Amount < 0)
            await db.GiveBack(booking.Id, -alteration.Difference, "alteration", now, ct);
        db.Publish(new AlterationApplied(booking.Id, alteration.Id));
        return Result.Done;
    }

    private void Book(JournalEntry entry)
    {
        if (entry.Lines.Count > 0)
            db.Book(entry); // an alteration may leave every part of the price as it was
    }
}
