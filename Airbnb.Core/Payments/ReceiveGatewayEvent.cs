using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Airbnb.Core.Payments;

/// <summary>Keeps a verified webhook, once, and leaves the rest to the Worker.</summary>
public sealed class ReceiveGatewayEvent(AirbnbDb db)
{
    private const string DataException = "22";

    public async Task<Result> Store(GatewayEvent received, CancellationToken ct)
    {
        try
        {
            return await StoreOnce(received, ct);
        }
        catch (PostgresException exception)
            when (exception.SqlState.StartsWith(DataException, StringComparison.Ordinal))
        {
            return PaymentErrors.MalformedWebhook; // JSON that Postgres cannot keep, such as a NUL
        }
    }

    private Task<Result> StoreOnce(GatewayEvent received, CancellationToken ct) =>
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
