using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Reconciling;

/// <summary>
/// In what the gateway and we do not agree right now: charges that are under way by their state, everything that moved
/// by the books. Two lists of the gateway's, however many charges there are; it only reads.
/// </summary>
public sealed class CompareWithGateway(
    AirbnbDb db,
    IPaymentGateway gateway,
    KeepMovements movements,
    CompareBooks compare
)
{
    public async Task<IReadOnlyList<string>> Differences(CancellationToken ct)
    {
        var fresh = new List<GatewayMovement>();
        await foreach (var movement in gateway.Movements(await movements.Seen(ct), ct))
            fresh.Add(movement);
        var comparison = await compare.With(gateway.Name, fresh, ct);
        return [.. comparison.Differences.Select(difference => difference.ToString()), .. await UnderWay(ct)];
    }

    private async Task<List<string>> UnderWay(CancellationToken ct)
    {
        var open = await db
            .Charges.AsNoTracking()
            .Where(charge => charge.Gateway == gateway.Name && charge.GatewayId != null)
            .Where(charge => charge.Status == ChargeStatus.Open || charge.Status == ChargeStatus.Authorised)
            .ToDictionaryAsync(charge => charge.GatewayId!, StringComparer.Ordinal, ct);
        List<string> differences = [];
        if (open.Count == 0)
            return differences;
        await foreach (var seen in gateway.Charges(open.Values.Min(charge => charge.IntendedAt), ct))
            if (open.Remove(seen.Id, out var charge) && !Agrees(charge, seen))
                differences.Add($"{charge.Id} is {charge.Status}, there {seen}");
        differences.AddRange(open.Values.Select(charge => $"{charge.Id} is {charge.Status}, and unknown there"));
        return differences;
    }

    private static bool Agrees(Charge charge, GatewayCharge seen) =>
        seen.Amount == charge.Due
        && seen.State switch
        {
            GatewayChargeState.Authorised => charge.Status is ChargeStatus.Authorised,
            GatewayChargeState.Open or GatewayChargeState.Processing => charge.Status is ChargeStatus.Open,
            _ => false,
        };
}
