using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Payments;

public sealed record PaymentById(Guid Id);

public sealed class GetPayment(AirbnbDb db, CurrentUser user) : Endpoint<PaymentById, PaymentResponse>
{
    public override void Configure()
    {
        Get("{id}");
        Group<PaymentsGroup>();
        Summary(summary => summary.Summary = "Read a payment with its charges, refunds and disputes");
        Description(route => route.Needs(Permission.ReadPayment).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(PaymentById request, CancellationToken ct) =>
        await this.SendFound(await Find(request.Id, ct), ct);

    private async Task<PaymentResponse?> Find(Guid id, CancellationToken ct)
    {
        var payment = await db
            .Payments.VisibleTo(user)
            .Where(payment => payment.Id == id)
            .Select(PaymentResponse.In(db))
            .SingleOrDefaultAsync(ct);
        if (payment is null)
            return null;
        var charges = db.Charges.Where(charge => charge.PaymentId == id);
        return payment with
        {
            Charges = await charges.OrderBy(charge => charge.Id).Select(ChargeResponse.Of).ToListAsync(ct),
            Refunds = await db
                .Refunds.Where(refund => charges.Any(charge => charge.Id == refund.ChargeId))
                .OrderBy(refund => refund.Id)
                .Select(RefundResponse.Of)
                .ToListAsync(ct),
            Disputes = await db
                .Disputes.Where(dispute => charges.Any(charge => charge.Id == dispute.ChargeId))
                .OrderBy(dispute => dispute.Id)
                .Select(DisputeResponse.Of)
                .ToListAsync(ct),
        };
    }
}
