using System.Text.Json;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Payments.Reconciling;

/// <summary>Movements as JSON, for statements that take many at once with <c>jsonb_to_recordset</c>.</summary>
internal static class MovementRows
{
    public static string Of(IEnumerable<GatewayMovement> movements) =>
        JsonSerializer.Serialize(
            movements.Select(movement => new
            {
                gateway_id = movement.Id,
                kind = EnumAsSnakeCase<MovementKind>.ToText(movement.Kind),
                reference = movement.Reference,
                subject_id = movement.SubjectId,
                charge_id = movement.ChargeId,
                amount = movement.Amount.Amount,
                fee = movement.Fee.Amount,
                currency = movement.Amount.Currency,
                at = movement.At,
            })
        );
}
