using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Bookings.Alterations;

/// <summary>An alteration as its caller may see it: the answer of every endpoint that is about one.</summary>
public sealed class ReadAlteration(AirbnbDb db, IPaymentGateway gateway, CurrentUser user)
{
    public async Task<Result<AlterationResponse>> After(Result done, AlterationById which, CancellationToken ct) =>
        done.Error is { } refusal ? refusal : await Of(which, ct);

    public async Task<Result<AlterationResponse>> Of(AlterationById which, CancellationToken ct)
    {
        var booking = await db
            .Bookings.VisibleTo(user)
            .Where(booking => booking.Id == which.Id)
            .Select(booking => new { booking.GuestId })
            .SingleOrDefaultAsync(ct);
        if (booking is null)
            return Error.NotFound;
        var found = await db
            .Alterations.Where(alteration => alteration.Id == which.AlterationId && alteration.BookingId == which.Id)
            .Select(AlterationResponse.Of)
            .SingleOrDefaultAsync(ct);
        if (found is null)
            return Error.NotFound;
        return found with { Payment = booking.GuestId == user.Id ? await PaymentOf(found, ct) : null };
    }

    private async Task<PaymentToMake?> PaymentOf(AlterationResponse alteration, CancellationToken ct)
    {
        if (alteration.Status is not AlterationStatus.AwaitingPayment)
            return null;
        var charge = await db
            .Charges.AsNoTracking()
            .SingleOrDefaultAsync(charge => charge.AlterationId == alteration.Id, ct);
        return charge?.Step is { } step
            ? new PaymentToMake(charge.Gateway, step.ClientSecret, gateway.PublishableKey, step.RedirectUrl)
            : null;
    }
}
