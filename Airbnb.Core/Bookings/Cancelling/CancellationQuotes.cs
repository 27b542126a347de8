using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Bookings.Cancelling;

/// <summary>Says what ending a stay would come to now, and keeps to it for a while.</summary>
public sealed class CancellationQuotes(
    AirbnbDb db,
    CancellationSeal seal,
    IOptions<FeeSchedule> fees,
    PlatformClock clock
)
{
    public static readonly TimeSpan HoldsFor = TimeSpan.FromMinutes(15);

    public async Task<Result<SignedCancellationQuote>> Make(Guid bookingId, Caller caller, CancellationToken ct)
    {
        var visible = db.Bookings.AsNoTracking().VisibleTo(caller);
        if (await visible.SingleOrDefaultAsync(booking => booking.Id == bookingId, ct) is not { } booking)
            return Error.NotFound;
        if (booking.SideOf(caller) is not { } side)
            return BookingErrors.PartiesOnly;
        if (!booking.CanBeCancelled(clock.Now))
            return BookingErrors.NotAgreed;
        var quote = side is BookingSide.Guest ? await ForGuest(booking, ct) : ForHost(booking);
        return new SignedCancellationQuote(quote, seal.Seal(quote));
    }

    private async Task<CancellationQuote> ForGuest(Booking booking, CancellationToken ct)
    {
        var policy = await db.PolicyOf(booking.PolicyId, ct);
        var used = policy.Rules.Grace is { } grace ? await db.GraceUsed(booking.GuestId, grace, clock.Now, ct) : 0;
        var facts = new CancellationFacts(
            clock.Now,
            booking.ConfirmedAt!.Value,
            booking.Dates,
            booking.HomeTime(),
            booking.CheckInTime,
            booking.Price,
            used
        );
        return Quote(booking, BookingSide.Guest, policy.Refund(facts), null);
    }

    private CancellationQuote ForHost(Booking booking)
    {
        var penalty = HostPenaltyRule.Of(
            clock.Now,
            booking.Dates,
            booking.HomeTime(),
            booking.CheckInTime,
            booking.Price,
            fees.Value.At(clock.Now)
        );
        var settlement = Settlement.InFull(booking.Price, "Full refund: the host cancelled");
        return Quote(booking, BookingSide.Host, settlement, penalty);
    }

    private CancellationQuote Quote(Booking booking, BookingSide by, Settlement settlement, PenaltyOwed? penalty) =>
        new(booking.Id, booking.Version, by, settlement, penalty, clock.Now + HoldsFor);
}
