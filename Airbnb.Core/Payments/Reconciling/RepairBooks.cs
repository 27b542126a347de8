using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Reconciling;

/// <summary>Reads from the gateway again what it may have told us in vain, and has sent on what was meant and never sent.</summary>
public sealed class RepairBooks(
    AirbnbDb db,
    IPaymentGateway gateway,
    SettleCharge settle,
    FollowRefund followRefund,
    FollowDispute followDispute,
    SendOn sendOn
)
{
    /// <summary>Charges, disputes and intentions whose end we do not know.</summary>
    public async Task<IReadOnlyList<Finding>> UnderWay(CancellationToken ct) =>
        [.. await Charges(ct), .. await Disputes(ct), .. await sendOn.Waiting(ct)];

    /// <summary>What the gateway has booked, and we have not. A refusal leaves the difference to be reported.</summary>
    public async Task Repair(Difference difference, CancellationToken ct)
    {
        switch (difference)
        {
            case { Kind: MovementKind.Charge, SubjectId: { } id }:
                if (await gateway.Read(id, ct) is { Succeeded: true } charge)
                    await settle.From(charge.Value, gateway.Name, ct);
                break;
            case { Kind: MovementKind.Refund or MovementKind.RefundFailure, SubjectId: { } id }:
                if (await gateway.ReadRefund(id, ct) is { Succeeded: true } refund)
                    await followRefund.From(refund.Value, gateway.Name, ct);
                break;
            case { Kind: MovementKind.Dispute, SubjectId: { } id }:
                if (await gateway.ReadDispute(id, ct) is { Succeeded: true } dispute)
                    await followDispute.From(dispute.Value, gateway.Name, ct);
                break;
        }
    }

    private async Task<List<Finding>> Charges(CancellationToken ct)
    {
        var open = await db
            .Charges.AsNoTracking()
            .Where(charge => charge.Gateway == gateway.Name)
            // Named as its index names them: by what they are not, none would be found without reading all.
            .Where(charge =>
                charge.Status == ChargeStatus.Intended
                || charge.Status == ChargeStatus.Open
                || charge.Status == ChargeStatus.Authorised
            )
            .ToDictionaryAsync(charge => charge.Id, ct);
        List<Finding> findings = [];
        if (open.Count == 0)
            return findings;
        await foreach (var seen in gateway.Charges(open.Values.Min(charge => charge.IntendedAt), ct))
            if (seen.Reference is { } id && open.GetValueOrDefault(id) is { } charge && IsBehind(charge, seen))
                findings.Add(await Settle(charge, seen, ct));
        return findings;
    }

    private static bool IsBehind(Charge charge, GatewayCharge seen) =>
        (charge.GatewayId ?? seen.Id) == seen.Id
        && seen.State switch
        {
            GatewayChargeState.Open or GatewayChargeState.Processing => false,
            GatewayChargeState.Authorised => charge.Status is not ChargeStatus.Authorised,
            _ => true,
        };

    private async Task<Finding> Settle(Charge charge, GatewayCharge seen, CancellationToken ct)
    {
        var settled = await settle.From(seen, gateway.Name, ct);
        return new Finding(
            "charge_was_behind",
            charge.Id.ToString(),
            settled.Error?.Message ?? $"The charge was {charge.Status} here, and is {seen.State} at the gateway",
            settled.Succeeded
        );
    }

    private async Task<List<Finding>> Disputes(CancellationToken ct)
    {
        var open = await db
            .Disputes.AsNoTracking()
            .Where(d => d.Gateway == gateway.Name)
            .Where(d => d.Status == DisputeStatus.Open || d.Status == DisputeStatus.Inquiry)
            .ToListAsync(ct);
        List<Finding> findings = [];
        foreach (var dispute in open)
        {
            var seen = await gateway.ReadDispute(dispute.GatewayId, ct);
            var followed = seen.Error is { } refusal ? refusal : await followDispute.From(seen.Value, gateway.Name, ct);
            var now = await db.Disputes.AsNoTracking().SingleAsync(d => d.Id == dispute.Id, ct);
            if (followed.Error is not null || now.Status != dispute.Status)
                findings.Add(
                    new Finding(
                        "dispute_was_behind",
                        dispute.Id.ToString(),
                        followed.Error?.Message ?? $"The dispute was {dispute.Status} here, and is {now.Status}",
                        followed.Succeeded
                    )
                );
        }
        return findings;
    }
}
