using Airbnb.Core.Calendar;
using Airbnb.Core.Delivery;
using Airbnb.Core.Listings;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Bookings;

/// <summary>
/// What becomes of a booking when its guest has paid, or a card answers for the money: the stay, or the question to its
/// host; or, when the nights are gone by now or nobody wants it any more, the money back.
/// </summary>
public sealed class FollowCharge(
    AirbnbDb db,
    Occupancy occupancy,
    IOptions<BookingSchedule> schedule,
    PlatformClock clock
)
{
    /// <summary>The money is here, or reserved.</summary>
    public Task<Result> Secured(Guid bookingId, Guid chargeId, CancellationToken ct) =>
        Follow(bookingId, chargeId, Secure, ct);

    /// <summary>Nothing will come of the charge: nothing holds the nights any more.</summary>
    public Task<Result> Failed(Guid bookingId, Guid chargeId, CancellationToken ct) =>
        Follow(bookingId, chargeId, Fail, ct);

    private Task<Result> Follow(
        Guid bookingId,
        Guid chargeId,
        Func<Booking, Charge, CancellationToken, Task<Result>> follow,
        CancellationToken ct
    ) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockBooking(bookingId, ct) is not { } booking)
                    return Error.NotFound;
                var charge = await db.Charges.SingleAsync(charge => charge.Id == chargeId, ct);
                if (charge.AlterationId is not null)
                    return Result.Done; // it pays for a change of the booking, which looks after it
                var followed = await follow(booking, charge, ct);
                await db.SaveChangesAsync(ct);
                return followed;
            },
            ct
        );

    private async Task<Result> Secure(Booking booking, Charge charge, CancellationToken ct)
    {
        if (booking.ConfirmedAt is not null || !charge.IsSecured)
            return Result.Done; // told before, or over since
        if (charge.Due != booking.Total)
            return PaymentErrors.Mismatch;
        switch (booking.Status)
        {
            case BookingStatus.Held:
            case BookingStatus.Expired when booking.AnswerBy is null && await HasNightsAgain(booking, ct):
                await Proceed(booking, ct);
                break;
            case BookingStatus.Capturing when charge.Status is ChargeStatus.Succeeded:
                await Confirm(booking, ct);
                break;
            case BookingStatus.Requested or BookingStatus.Capturing:
                break; // the host has been asked
            default:
                await LetGo(booking, charge, ct);
                break;
        }
        return Result.Done;
    }

    private async Task Proceed(Booking booking, CancellationToken ct)
    {
        await db.CancelHoldDeadlines(booking.Id, ct);
        if (booking.Mode is BookingMode.Instant)
            await Confirm(booking, ct);
        else
            AskHost(booking);
    }

    private void AskHost(Booking booking)
    {
        booking.Request(clock.Now);
        db.SetDeadline(booking.AnswerBy!.Value, booking.Id, new RequestDeadlinePassed(booking.Id));
        db.Publish(new BookingRequested(booking.Id));
    }

    private async Task Confirm(Booking booking, CancellationToken ct)
    {
        await occupancy.Confirm(booking.Id, ct);
        booking.Confirm(clock.Now);
        await db.SetStayDeadlines(booking, schedule.Value, clock.Now, ct);
        var before = Price.None(booking.Currency);
        db.Book(PriceChange.Entry("booking_confirmed", booking.Id, booking, before, booking.Price, clock.Now));
        db.Publish(new BookingConfirmed(booking.Id));
    }

    /// <summary>The hold was over: whoever came in between has the nights.</summary>
    private async Task<bool> HasNightsAgain(Booking booking, CancellationToken ct)
    {
        if (booking.CheckOutAt <= clock.Now)
            return false; // over before it was paid for
        var again = await occupancy.HoldAgain(booking, ct);
        return again.Succeeded;
    }

    private async Task LetGo(Booking booking, Charge charge, CancellationToken ct)
    {
        if (charge.Status is ChargeStatus.Authorised)
            db.Publish(new ReleaseIntended(charge.Id));
        else if (!await db.Refunds.AnyAsync(r => r.ChargeId == charge.Id && r.Reason != Refund.SentByHand, ct))
        {
            await db.GiveBack(booking.Id, charge.Due, "paid_after_hold", clock.Now, ct);
            booking.Refund(clock.Now, charge.Due, "Paid when the booking was over");
        }
    }

    private async Task<Result> Fail(Booking booking, Charge charge, CancellationToken ct)
    {
        var why = booking.Status switch
        {
            BookingStatus.Held => "Not paid in time",
            BookingStatus.Requested => "The card no longer answers for the money",
            BookingStatus.Capturing => "The money could not be taken",
            _ => null,
        };
        if (why is null || charge.Status is not ChargeStatus.Cancelled)
            return Result.Done;
        booking.Expire(clock.Now, why);
        await occupancy.Free(booking.Id, ct);
        await db.CancelDeadlines<RequestDeadlinePassed>(booking.Id, ct);
        db.Publish(new BookingExpired(booking.Id));
        return Result.Done;
    }
}
