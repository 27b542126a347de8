using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

/// <summary>Keeps a verified webhook, once, and leaves the rest to the Worker.</summary>
public sealed class ReceiveGatewayEvent(AirbnbDb db)
{
    public Task<Result> Store(GatewayEvent received, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await Insert(received, ct))
                {
                    db.Publish(new GatewayEventReceived(received.Gateway, received.EventId));
                    await db.SaveChangesAsync(ct);
                }
                return Result.Done;
            },
            ct
        );

    private async Task<bool> Insert(GatewayEvent received, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO gateway_events (gateway, event_id, type, object_id, payload)
            VALUES ({received.Gateway}, {received.EventId}, {received.Type}, {received.ObjectId},
                    {received.Payload}::jsonb)
            ON CONFLICT (gateway, event_id) DO NOTHING
            """,
            ct
        ) == 1;
}
