using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Messaging;

/// <summary>Keeps what hosts were asked and when they answered, in the caller's transaction, under the thread's lock.</summary>
public sealed class KeepEnquiries(AirbnbDb db)
{
    /// <summary>The question that opened a thread.</summary>
    public async Task Ask(MessageThread thread, DateTimeOffset now, CancellationToken ct)
    {
        db.Enquiries.Add(
            new Enquiry
            {
                ThreadId = thread.Id,
                HostId = thread.HostId,
                AskedAt = now,
            }
        );
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A host's first words after the question answer it, whatever they say.</summary>
    public Task<int> Answer(MessageThread thread, DateTimeOffset now, CancellationToken ct)
    {
        DateTimeOffset? at = now;
        return db
            .Enquiries.Where(e => e.ThreadId == thread.Id && e.BookingId == null && e.AnsweredAt == null)
            .ExecuteUpdateAsync(asked => asked.SetProperty(row => row.AnsweredAt, at), ct);
    }

    /// <summary>A request to book; null when there is none to answer, or none that the host had the time to.</summary>
    public Task<int> Request(MessageThread thread, Booking booking, AskedHost? request, CancellationToken ct) =>
        request is null
            ? db.Enquiries.Where(asked => asked.BookingId == booking.Id).ExecuteDeleteAsync(ct)
            : db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO enquiries (id, thread_id, host_id, booking_id, asked_at, answered_at)
                VALUES ({Guid.CreateVersion7()}, {thread.Id}, {booking.HostId}, {booking.Id}, {request.At},
                        {request.AnsweredAt})
                ON CONFLICT (booking_id) DO UPDATE
                SET asked_at = excluded.asked_at, answered_at = excluded.answered_at
                """,
                ct
            );
}
