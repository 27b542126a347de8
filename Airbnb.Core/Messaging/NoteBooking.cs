using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Messaging;

/// <summary>
/// Writes what became of a booking into the thread of its two people, and how soon its host answered. It brings both up
/// to date with the booking's timeline, whichever step it was called for.
/// </summary>
public sealed class NoteBooking(AirbnbDb db, KeepMessages keep, KeepEnquiries enquiries)
{
    public Task<Result> Of(Guid bookingId, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await Find(bookingId, ct) is not { } found)
                    return Error.NotFound;
                if (!BookingLines.Of(await LifeOf(bookingId, ct)).Any())
                    return MessagingErrors.NothingToNote;
                var thread = await keep.Open(found.ListingId, found.GuestId, found.HostId, found.CreatedAt, ct);
                // Read again under the thread's lock: nobody else notes it meanwhile.
                var life = await LifeOf(bookingId, ct);
                var booking = (await Find(bookingId, ct))!;
                await Note(thread, booking, life, ct);
                await enquiries.Request(thread, booking, BookingLines.Request(life, booking.AnswerBy), ct);
                return Result.Done;
            },
            ct
        );

    private Task<Booking?> Find(Guid bookingId, CancellationToken ct) =>
        db.Bookings.AsNoTracking().SingleOrDefaultAsync(booking => booking.Id == bookingId, ct);

    private async Task Note(
        MessageThread thread,
        Booking booking,
        IReadOnlyList<BookingStep> life,
        CancellationToken ct
    )
    {
        var noted = await db
            .Messages.Where(message => message.BookingId == booking.Id)
            .Select(message => message.Kind)
            .ToListAsync(ct);
        foreach (var line in BookingLines.Missing(BookingLines.Of(life), noted))
            await keep.Append(thread, thread.Note(line.Kind, booking, line.At), ct);
    }

    private Task<List<BookingStep>> LifeOf(Guid bookingId, CancellationToken ct) =>
        db
            .BookingTimeline.Where(entry => entry.BookingId == bookingId)
            .OrderBy(entry => entry.Id)
            .Select(entry => new BookingStep(entry.What, entry.At))
            .ToListAsync(ct);
}
