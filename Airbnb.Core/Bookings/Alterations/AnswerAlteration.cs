using Airbnb.Core.Calendar;
using Airbnb.Core.Delivery;
using Airbnb.Core.Idempotency;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings.Alterations;

/// <summary>
/// What the other side says to an alteration, or its own side thinks better of. The booking's lock puts answers that
/// come at once in a row: the first one counts.
/// </summary>
public sealed class AnswerAlteration(
    AirbnbDb db,
    AlteredNights nights,
    ApplyAlteration apply,
    EndAlteration end,
    OpenAlterationCharge charges,
    IdempotentRequests requests,
    PlatformClock clock
)
{
    /// <summary>
    /// Applies it, or, when the guest is to pay more, holds the new nights and asks for the payment. A repeat under the
    /// same key goes on where a crash left off.
    /// </summary>
    public async Task<Result> Accept(
        Guid bookingId,
        Guid alterationId,
        Caller caller,
        IdempotencyKey key,
        CancellationToken ct
    )
    {
        var accepted = await db.InTransaction(
            async () =>
                await requests.SubjectOf(key, ct) is null
                    ? await Answer(
                        bookingId,
                        alterationId,
                        caller,
                        async (booking, alteration, who) =>
                        {
                            await requests.Record(key, alterationId, ct);
                            return await Accept(booking, alteration, who, ct);
                        },
                        ct
                    )
                    : Result.Done,
            ct
        );
        if (!accepted.Succeeded)
            return accepted;
        return await charges.TryOpen(alterationId, ct);
    }

    public Task<Result> Decline(Guid bookingId, Guid alterationId, Caller caller, CancellationToken ct) =>
        Answer(
            bookingId,
            alterationId,
            caller,
            async (booking, alteration, who) =>
            {
                await end.Decline(booking, alteration, who, ct);
                return Result.Done;
            },
            ct
        );

    /// <summary>For whoever proposed it, and, once it is accepted, for the guest who is to pay.</summary>
    public Task<Result> Withdraw(Guid bookingId, Guid alterationId, Caller caller, CancellationToken ct) =>
        WithOpen(
            bookingId,
            alterationId,
            caller,
            async (booking, alteration, who) =>
            {
                var isPayer = alteration.Status is AlterationStatus.AwaitingPayment && who == booking.GuestId;
                if (booking.SideOf(caller) != alteration.ProposedBy && !isPayer)
                    return AlterationErrors.NotYoursToWithdraw;
                await end.Withdraw(booking, alteration, who, ct);
                return Result.Done;
            },
            ct
        );

    private Task<Result> Answer(
        Guid bookingId,
        Guid alterationId,
        Caller caller,
        Func<Booking, Alteration, Guid, Task<Result>> answer,
        CancellationToken ct
    ) =>
        WithOpen(
            bookingId,
            alterationId,
            caller,
            async (booking, alteration, who) =>
            {
                if (booking.SideOf(caller) == alteration.ProposedBy)
                    return AlterationErrors.NotYoursToAnswer;
                return alteration.Status is AlterationStatus.Proposed
                    ? await answer(booking, alteration, who)
                    : AlterationErrors.NotOpen;
            },
            ct
        );

    private Task<Result> WithOpen(
        Guid bookingId,
        Guid alterationId,
        Caller caller,
        Func<Booking, Alteration, Guid, Task<Result>> act,
        CancellationToken ct
    ) =>
        db.InTransaction(
            async () =>
            {
                if (!await db.Bookings.VisibleTo(caller).AnyAsync(booking => booking.Id == bookingId, ct))
                    return Error.NotFound;
                var booking = (await db.LockBooking(bookingId, ct))!;
                var own = db.Alterations.AsTracking().Where(alteration => alteration.BookingId == bookingId);
                if (await own.SingleOrDefaultAsync(a => a.Id == alterationId, ct) is not { } alteration)
                    return Error.NotFound;
                if (booking.SideOf(caller) is null)
                    return BookingErrors.PartiesOnly;
                if (!alteration.IsOpenAt(clock.Now))
                    return AlterationErrors.NotOpen;
                var done = await act(booking, alteration, caller.UserId!.Value);
                if (done.Succeeded)
                    await db.SaveChangesAsync(ct);
                return done;
            },
            ct
        );

    private async Task<Result> Accept(Booking booking, Alteration alteration, Guid who, CancellationToken ct)
    {
        if (!alteration.Fits(booking, clock.Now))
            return AlterationErrors.Overtaken;
        await nights.Lock(booking.ListingId, ct);
        if (await nights.AreTaken(booking.NightsFor(alteration), ct))
            return StayErrors.DatesTaken;
        booking.Note(clock.Now, who, "alteration_accepted", alteration.InWords(), null);
        db.Publish(new AlterationAccepted(booking.Id, alteration.Id));
        return alteration.Difference.Amount > 0
            ? await AskForPayment(booking, alteration, ct)
            : await apply.To(booking, alteration, ct);
    }

    private async Task<Result> AskForPayment(Booking booking, Alteration alteration, CancellationToken ct)
    {
        if (await nights.Hold(booking.NightsFor(alteration), ct) is { Error: { } taken })
            return taken;
        alteration.AwaitPayment(booking, clock.Now);
        var payment = await db.Payments.AsTracking().SingleAsync(payment => payment.BookingId == booking.Id, ct);
        payment.Charge(alteration.Difference, clock.Now, alterationId: alteration.Id);
        await db.CancelAlterationDeadlines(alteration.Id, ct);
        db.SetDeadline(alteration.ExpiresAt, alteration.Id, new AlterationDeadlinePassed(alteration.Id));
        db.SetDeadline(
            alteration.ExpiresAt + HoldDeadlines.Grace,
            alteration.Id,
            new AlterationGracePassed(alteration.Id)
        );
        return Result.Done;
    }
}
