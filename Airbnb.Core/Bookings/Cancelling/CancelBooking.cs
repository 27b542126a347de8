using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Calendar;
using Airbnb.Core.Delivery;
using Airbnb.Core.Idempotency;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Bookings.Cancelling;

/// <summary>
/// Ends a stay that was paid for, exactly as its quote says: price, refund, nights and what the host owes change in one
/// transaction. The money itself follows, as intentions.
/// </summary>
public sealed class CancelBooking(
    AirbnbDb db,
    CancellationSeal seal,
    Occupancy occupancy,
    BookingChange change,
    EndAlteration alterations,
    IOptions<BookingSchedule> schedule,
    PlatformClock clock
)
{
    /// <param name="reason">In the caller's words, for the other side.</param>
    public Task<Result<Booking>> Confirm(
        Guid bookingId,
        string quote,
        string? reason,
        Caller caller,
        IdempotencyKey key,
        CancellationToken ct
    ) => change.Once(bookingId, key, () => Cancel(bookingId, quote, reason, caller, ct), ct);

    private async Task<Result<Booking>> Cancel(
        Guid bookingId,
        string text,
        string? reason,
        Caller caller,
        CancellationToken ct
    )
    {
        if (!await db.Bookings.VisibleTo(caller).AnyAsync(booking => booking.Id == bookingId, ct))
            return Error.NotFound;
        var booking = (await db.LockBooking(bookingId, ct))!;
        var quote = seal.Open(text);
        if (await Refusal(booking, quote, caller, ct) is { } refusal)
            return refusal;
        await Cancel(booking, quote.Value, reason, caller, ct);
        return booking;
    }

    private async Task<Error?> Refusal(
        Booking booking,
        Result<CancellationQuote> opened,
        Caller caller,
        CancellationToken ct
    )
    {
        if (booking.SideOf(caller) is not { } side)
            return BookingErrors.PartiesOnly;
        if (opened.Error is { } refusal)
            return refusal;
        var quote = opened.Value;
        if (quote.BookingId != booking.Id || quote.By != side)
            return QuoteErrors.Invalid;
        if (!booking.CanBeCancelled(clock.Now))
            return BookingErrors.NotAgreed;
        if (quote.BookingVersion != booking.Version)
            return BookingErrors.Changed;
        return quote.Settlement.IsGrace && !await HasGraceLeft(booking, ct) ? BookingErrors.Changed : null;
    }

    /// <summary>Quotes for several stays may all count on the same last grace.</summary>
    private async Task<bool> HasGraceLeft(Booking booking, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM users WHERE id = {booking.GuestId} FOR NO KEY UPDATE", ct);
        var policy = await db.PolicyOf(booking.PolicyId, ct);
        return policy.Rules.Grace is { } grace
            && await db.GraceUsed(booking.GuestId, grace, clock.Now, ct) < grace.Most;
    }

    private async Task Cancel(
        Booking booking,
        CancellationQuote quote,
        string? reason,
        Caller caller,
        CancellationToken ct
    )
    {
        var now = clock.Now;
        await alterations.LapseOpen(booking, "The booking was cancelled", ct);
        var cancellation = quote.ToCancellation(reason, now);
        db.Cancellations.Add(cancellation);
        db.Book(PriceChange.Entry("booking_cancelled", booking.Id, booking, booking.Price, quote.Kept, now));
        booking.Cancel(cancellation, caller.UserId);
        await db.GiveBack(booking.Id, quote.Refund, SnakeCase.Of(booking.Status.ToString()), now, ct);
        await db.EndStayDeadlines(booking.Id, ct);
        db.Publish(new BookingCancelled(booking.Id, quote.By));
        if (quote.By is BookingSide.Guest)
            await occupancy.KeepBegun(booking, now, ct);
        else
            await Answer(booking, quote, ct);
    }

    /// <summary>What a host who cancels has to answer for: money, nights that nobody else gets, in the end the home.</summary>
    private async Task Answer(Booking booking, CancellationQuote quote, CancellationToken ct)
    {
        var now = clock.Now;
        var listing = await occupancy.BlockNotBegun(booking, now, ct);
        db.Impose(booking, quote.Penalty!.Amount, quote.Penalty.Rule, now);
        var rules = schedule.Value.At(now);
        var before = await db.HostCancellations(booking.ListingId, now.AddDays(-rules.HostCancellationDays), ct);
        if (before + 1 >= rules.HostCancellations)
            listing.Suspend(now.AddDays(rules.SuspensionDays), now);
    }
}
