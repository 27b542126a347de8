using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Privacy.Erasing;

/// <summary>What somebody still has with others: until it is over they have to be reached, paid, or asked.</summary>
public sealed class OpenMatters(AirbnbDb db)
{
    /// <summary>Each finds something that is open, of the person {0}.</summary>
    private static readonly IReadOnlyList<OpenMatter> Each =
    [
        new(
            PrivacyErrors.StaysOpen,
            """
            SELECT FROM bookings WHERE {0} IN (guest_id, host_id)
            AND status IN ('held', 'requested', 'capturing', 'confirmed', 'in_stay')
            """
        ),
        new(
            PrivacyErrors.PaymentsOpen,
            """
            SELECT FROM bookings b JOIN payments p ON p.booking_id = b.id JOIN charges c ON c.payment_id = p.id
            LEFT JOIN refunds r ON r.charge_id = c.id AND r.status IN ('intended', 'blocked')
            WHERE {0} IN (b.guest_id, b.host_id) AND (c.status NOT IN ('succeeded', 'cancelled') OR r.id IS NOT NULL)
            """
        ),
        new(
            PrivacyErrors.PayoutsOpen,
            """
            SELECT FROM payouts WHERE host_id = {0} AND status IN ('waiting', 'held', 'intended')
            UNION ALL SELECT FROM payout_reversals WHERE host_id = {0} AND status = 'intended'
            UNION ALL SELECT FROM (
                SELECT sum(amount) AS balance FROM journal_lines
                WHERE account IN ('host_payable', 'host_receivable') AND owner = {0}::text
                GROUP BY account, currency) b WHERE balance <> 0
            """
        ),
        new(
            PrivacyErrors.DisputesOpen,
            """
            SELECT FROM bookings b JOIN payments p ON p.booking_id = b.id JOIN charges c ON c.payment_id = p.id
            JOIN disputes d ON d.charge_id = c.id
            WHERE {0} IN (b.guest_id, b.host_id) AND d.status IN ('inquiry', 'open')
            """
        ),
    ];

    /// <summary>The refusal that names them; null when all is over.</summary>
    public async Task<Error?> Of(Guid userId, CancellationToken ct)
    {
        var open = new List<Error>();
        foreach (var matter in Each)
            if (await db.Database.SqlQueryRaw<bool>(matter.IsThere, userId).SingleAsync(ct))
                open.Add(matter.Named);
        return open.Count == 0 ? null : PrivacyErrors.MattersOpen(open);
    }

    /// <param name="Sql">Finds it.</param>
    private sealed record OpenMatter(Error Named, string Sql)
    {
        public string IsThere => $"SELECT EXISTS ({Sql}) AS \"Value\"";
    }
}
