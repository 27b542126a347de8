using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Reconciling;

/// <summary>Copies what moved at the gateway since the last look, each movement once.</summary>
public sealed class KeepMovements(AirbnbDb db, IPaymentGateway gateway)
{
    private const int Batch = 100;

    /// <summary>Before there were gateways.</summary>
    private static readonly DateTimeOffset Beginning = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The newest that is kept, in the gateway's time: from there on there may be new ones.</summary>
    public async Task<DateTimeOffset> Seen(CancellationToken ct) =>
        await db
            .GatewayMovements.Where(movement => movement.Gateway == gateway.Name)
            .MaxAsync(movement => (DateTimeOffset?)movement.At, ct)
        ?? Beginning;

    /// <returns>How many were new.</returns>
    public async Task<int> Since(DateTimeOffset since, CancellationToken ct)
    {
        // All of them before the first is kept: an interrupted look must not hide older ones from the next.
        var listed = new List<GatewayMovement>();
        await foreach (var movement in gateway.Movements(since, ct))
            listed.Add(movement);
        listed.Reverse();
        var kept = 0;
        foreach (var batch in listed.Chunk(Batch))
            kept += await Keep(batch, ct);
        return kept;
    }

    private async Task<int> Keep(GatewayMovement[] batch, CancellationToken ct)
    {
        var ids = batch.Select(movement => movement.Id).ToList();
        var known = await db
            .GatewayMovements.Where(kept => kept.Gateway == gateway.Name && ids.Contains(kept.GatewayId))
            .Select(kept => kept.GatewayId)
            .ToListAsync(ct);
        var kept = 0;
        foreach (var movement in batch.Where(movement => !known.Contains(movement.Id)))
            kept += await Insert(movement, ct);
        return kept;
    }

    /// <summary>Another look may be at the same at once.</summary>
    private Task<int> Insert(GatewayMovement movement, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO gateway_movements
                (gateway, gateway_id, kind, reference, subject_id, charge_id, amount, fee, currency, at)
            VALUES ({gateway.Name}, {movement.Id}, {EnumAsSnakeCase<MovementKind>.ToText(movement.Kind)},
                    {movement.Reference}, {movement.SubjectId}, {movement.ChargeId}, {movement.Amount.Amount},
                    {movement.Fee.Amount}, {movement.Amount.Currency}, {movement.At})
            ON CONFLICT DO NOTHING
            """,
            ct
        );
}
