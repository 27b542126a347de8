using System.Text.Json;
using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Reviews.Moderation;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Notifications;

/// <summary>The ids that messages carry, under the names that they have in all of them.</summary>
public sealed record About(
    Guid? BookingId,
    int? Days,
    Guid? AlterationId,
    Guid? RefundId,
    Guid? DisputeId,
    Guid? PayoutId,
    Guid? PenaltyId,
    Guid? ReviewId
)
{
    public static About Of(IMessage message) =>
        JsonSerializer.Deserialize<About>(Messages.ToJson(message), JsonSerializerOptions.Web)!;
}

/// <summary>Reads what a message is about.</summary>
public sealed class ReadCircumstances(AirbnbDb db, PlatformClock clock)
{
    private static readonly Dictionary<string, BookingStatus> Statuses = Enum.GetValues<BookingStatus>()
        .ToDictionary(EnumAsSnakeCase<BookingStatus>.ToText, status => status, StringComparer.Ordinal);

    /// <summary>In the caller's transaction, which writes down what is told. Null when there is no such thing.</summary>
    public async Task<Circumstances?> Of(IMessage message, CancellationToken ct)
    {
        var about = About.Of(message);
        var bookingId = await BookingOf(about, ct);
        await db.HoldPeople(db.Bookings.Where(b => b.Id == bookingId).Select(b => new[] { b.GuestId, b.HostId }), ct);
        if (await Find(bookingId, ct) is not { } found)
            return null;
        var payout = await One(db.Payouts, about.PayoutId, ct);
        var penalty = await One(db.HostPenalties, about.PenaltyId, ct);
        var statuses = await StatusesOf(found.Booking.Id, ct);
        return found with
        {
            Before = statuses.Skip(1).Select(was => (BookingStatus?)was.Status).FirstOrDefault(),
            Since = statuses.Select(was => (DateTimeOffset?)was.At).FirstOrDefault(),
            Cancellation = await Of(db.Cancellations, found.Booking, ct),
            Penalty = penalty ?? await Of(db.HostPenalties, found.Booking, ct),
            Alteration = await One(db.Alterations, about.AlterationId, ct),
            Refund = await One(db.Refunds, about.RefundId, ct),
            Dispute = await One(db.Disputes, about.DisputeId, ct),
            Payout = payout,
            Written = await WhoHasReviewed(found.Booking.Id, ct),
            Review = await One(db.Reviews, about.ReviewId, ct),
            RemovalReason = await RemovalReason(about.ReviewId, ct),
            Days = about.Days,
        };
    }

    private async Task<Guid?> BookingOf(About about, CancellationToken ct) =>
        about.BookingId
        ?? (await One(db.Payouts, about.PayoutId, ct))?.BookingId
        ?? (await One(db.HostPenalties, about.PenaltyId, ct))?.BookingId;

    private static Task<T?> One<T>(IQueryable<T> rows, Guid? id, CancellationToken ct)
        where T : class =>
        id is null
            ? Task.FromResult<T?>(null)
            : rows.AsNoTracking().SingleOrDefaultAsync(row => EF.Property<Guid>(row, "Id") == id, ct);

    private static Task<T?> Of<T>(IQueryable<T> rows, Booking booking, CancellationToken ct)
        where T : class =>
        rows.AsNoTracking().SingleOrDefaultAsync(row => EF.Property<Guid>(row, "BookingId") == booking.Id, ct);

    private Task<Circumstances?> Find(Guid? bookingId, CancellationToken ct) =>
        (
            from booking in db.Bookings.AsNoTracking()
            where booking.Id == bookingId
            join home in db.Listings on booking.ListingId equals home.Id
            join guest in db.Users on booking.GuestId equals guest.Id
            join host in db.Users on booking.HostId equals host.Id
            select new Circumstances(booking, home, guest, host, clock.Now)
        ).SingleOrDefaultAsync(ct);

    private Task<List<BookingSide>> WhoHasReviewed(Guid bookingId, CancellationToken ct) =>
        db.WrittenReviews.Where(review => review.BookingId == bookingId).Select(review => review.By).ToListAsync(ct);

    private Task<string?> RemovalReason(Guid? reviewId, CancellationToken ct) =>
        reviewId is null
            ? Task.FromResult<string?>(null)
            : db
                .ReviewModeration.Where(note => note.ReviewId == reviewId && note.Decision == ReviewDecision.Removed)
                .OrderByDescending(note => note.Id)
                .Select(note => (string?)note.Reason)
                .FirstOrDefaultAsync(ct);

    /// <summary>What the booking has been, the latest first.</summary>
    private async Task<List<(BookingStatus Status, DateTimeOffset At)>> StatusesOf(Guid bookingId, CancellationToken ct)
    {
        var timeline = await db
            .BookingTimeline.Where(entry => entry.BookingId == bookingId)
            .OrderByDescending(entry => entry.Id)
            .Select(entry => new { entry.What, entry.At })
            .ToListAsync(ct);
        return [.. timeline.Where(e => Statuses.ContainsKey(e.What)).Select(e => (Statuses[e.What], e.At))];
    }
}
