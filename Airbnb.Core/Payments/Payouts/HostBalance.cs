using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Payouts;

/// <summary>How we stand with a host in one currency.</summary>
/// <param name="Payable">What the host is to get, for stays to come too.</param>
/// <param name="Receivable">What the host owes.</param>
public sealed record HostBalance(Money Payable, Money Receivable)
{
    public string Currency => Payable.Currency;
    public Money Net => Payable - Receivable;
}

/// <summary>A host's money for one booking.</summary>
/// <param name="Earned">By the price as it is now.</param>
/// <param name="Payable">What of it was neither sent nor kept for debts; negative when too much was sent.</param>
public sealed record BookingBalance(Money Earned, Money Payable);

/// <summary>Balances are sums over the journal; they are stored nowhere else.</summary>
public static class HostBalances
{
    private sealed record Sum(string Currency, long Payable, long Receivable);

    /// <summary>One for each currency in which anything was ever booked.</summary>
    public static async Task<List<HostBalance>> BalancesOf(this AirbnbDb db, Guid hostId, CancellationToken ct)
    {
        var sums = await db
            .Database.SqlQuery<Sum>(
                $"""
                SELECT currency AS "Currency",
                       coalesce(-sum(amount) FILTER (WHERE account = 'host_payable'), 0)::bigint AS "Payable",
                       coalesce(sum(amount) FILTER (WHERE account = 'host_receivable'), 0)::bigint AS "Receivable"
                FROM journal_lines
                WHERE account IN ('host_payable', 'host_receivable') AND owner = {hostId.ToString()}
                GROUP BY currency ORDER BY currency
                """
            )
            .ToListAsync(ct);
        return sums.ConvertAll(sum => new HostBalance(
            new Money(sum.Payable, sum.Currency),
            new Money(sum.Receivable, sum.Currency)
        ));
    }

    /// <summary>What the host owes in that currency.</summary>
    public static async Task<Money> ReceivableOf(this AirbnbDb db, Guid hostId, string currency, CancellationToken ct)
    {
        var owner = hostId.ToString();
        var owed = await db.Set<JournalLine>()
            .Where(line => line.Account == Account.HostReceivable && line.Owner == owner && line.Currency == currency)
            .SumAsync(line => line.Amount, ct);
        return new Money(owed, currency);
    }

    public static async Task<BookingBalance> BalanceOf(
        this AirbnbDb db,
        Guid bookingId,
        string currency,
        CancellationToken ct
    )
    {
        var lines = await (
            from entry in db.JournalEntries
            where entry.BookingId == bookingId
            from line in entry.Lines
            where line.Account == Account.HostPayable
            select new { entry.Kind, line.Amount }
        ).ToListAsync(ct);
        return new BookingBalance(
            new Money(
                -lines.Where(line => !PayoutJournal.Kinds.Contains(line.Kind)).Sum(line => line.Amount),
                currency
            ),
            new Money(-lines.Sum(line => line.Amount), currency)
        );
    }
}
