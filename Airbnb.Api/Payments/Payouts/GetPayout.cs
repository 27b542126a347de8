using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Payments.Payouts;

public sealed record PayoutById(Guid Id);

public sealed class GetPayout(AirbnbDb db, CurrentUser user) : Endpoint<PayoutById, PayoutResponse>
{
    public override void Configure()
    {
        Get("{id}");
        Group<PayoutsGroup>();
        Summary(summary => summary.Summary = "Read a payout and what was taken back of it");
        Description(route => route.Needs(Permission.ReadPayout).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(PayoutById request, CancellationToken ct) =>
        await this.SendFound(await Find(request.Id, ct), ct);

    private async Task<PayoutResponse?> Find(Guid id, CancellationToken ct)
    {
        var payout = await db
            .Payouts.VisibleTo(user)
            .Where(payout => payout.Id == id)
            .Select(PayoutResponse.Of)
            .SingleOrDefaultAsync(ct);
        if (payout is null)
            return null;
        var reversals = await db
            .PayoutReversals.Where(reversal => reversal.PayoutId == id)
            .OrderBy(reversal => reversal.Id)
            .Select(ReversalResponse.Of)
            .ToListAsync(ct);
        return payout with { Reversals = reversals };
    }
}
