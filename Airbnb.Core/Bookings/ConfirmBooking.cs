using Airbnb.Core.Calendar;
using Airbnb.Core.Delivery;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings;

/// <summary>What a guest's payment brings about: the stay, or, when its nights are gone by now, the money back.</summary>
public sealed class ConfirmBooking(AirbnbDb db, Occupancy occupancy, PlatformClock clock)
{
    public Task<Result> Paid(Guid bookingId, Guid chargeId, CancellationToken ct) =>
        db.InTransaction(() => Confirm(bookingId, chargeId, ct), ct);

    private async Task<Result> Confirm(Guid bookingId, Guid chargeId, CancellationToken ct)
    {
        if (await db.LockBooking(bookingId, ct) is not { } booking)
            return Error.NotFound;
        var charge = await db.Charges.SingleAsync(charge => charge.Id == chargeId, ct);
        if (charge.Status is not ChargeStatus.Succeeded || charge.Due != booking.Total)
            return PaymentErrors.Mismatch;
        if (booking.Status is BookingStatus.Confirmed)
            return Result.Done;
        if (await HasNights(booking, ct))
            await Confirm(booking, ct);
        else
            PayBack(booking, charge);
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    private async Task<bool> HasNights(Booking booking, CancellationToken ct)
    {
        if (await occupancy.Confirm(booking.Id, ct))
            return true;
        var again = await occupancy.TakeAgain(
            booking.ListingId,
            booking.Dates,
            booking.PreparationNights,
            booking.Id,
            ct
        );
        return again.Succeeded;
    }

    private async Task Confirm(Booking booking, CancellationToken ct)
    {
        booking.Confirm(clock.Now);
        await db.CancelDeadlines<HoldDeadlinePassed>(booking.Id, ct);
        await db.CancelDeadlines<HoldGracePassed>(booking.Id, ct);
        await db.SetStayDeadlines(booking, clock.Now, ct);
        var before = Price.None(booking.Currency);
        db.Book(PriceChange.Entry("booking_confirmed", booking.Id, booking, before, booking.Price, clock.Now));
        db.Publish(new BookingConfirmed(booking.Id));
    }

    private void PayBack(Booking booking, Charge charge)
    {
        var refund = new Refund
        {
            ChargeId = charge.Id,
            Amount = charge.Amount,
            Currency = charge.Currency,
            Reason = "paid_after_hold",
            CreatedAt = clock.Now,
        };
        db.Refunds.Add(refund);
        booking.Refund(clock.Now, refund.Money, "Paid after the hold was over, when the nights were taken");
        db.Publish(new RefundIntended(refund.Id));
    }
}
