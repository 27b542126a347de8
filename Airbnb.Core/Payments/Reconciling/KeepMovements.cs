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

    /// <summary>Some may be kept already: a look begins where the last one ended, and another may be at it at once.</summary>
    private Task<int> Keep(GatewayMovement[] batch, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO gateway_movements
                (gateway, gateway_id, kind, reference, subject_id, charge_id, amount, fee, currency, at)
            SELECT {gateway.Name}, gateway_id, kind, reference, subject_id, charge_id, amount, fee, currency, at
            FROM jsonb_to_recordset({MovementRows.Of(batch)}::jsonb) AS fresh (gateway_id text, kind text,
                reference uuid, subject_id text, charge_id text, amount bigint, fee bigint, currency text, at timestamptz)
            ON CONFLICT DO NOTHING
            """,
            ct
        );
}
