using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Statements;

public enum StatementKind
{
    /// <summary>By the price of a stay, before the host's fee; negative when a stay is altered or cancelled.</summary>
    Earnings,

    /// <summary>The host's part of the service fee.</summary>
    Fee,
    Penalty,
    Payout,

    /// <summary>A payout, or part of it, that was taken back.</summary>
    Reversal,
}

/// <param name="Amount">Positive in the host's favour.</param>
public sealed record StatementLine(DateTimeOffset At, StatementKind Kind, Guid BookingId, string Home, Money Amount);

/// <summary>One currency's part of a statement. What the balance begins with and all totals make what it ends with.</summary>
/// <param name="Opening">What we owed the host, less what the host owed us.</param>
public sealed record StatementOfCurrency(
    string Currency,
    Money Opening,
    Money Earnings,
    Money Fees,
    Money Penalties,
    Money Payouts,
    Money Reversals,
    Money Closing,
    IReadOnlyList<StatementLine> Lines
);

/// <param name="To">The day after the last.</param>
public sealed record HostStatement(DateOnly From, DateOnly To, IReadOnlyList<StatementOfCurrency> Currencies);

public static class StatementErrors
{
    public static readonly Error Period = new(
        "statement.period",
        Kind.Refused,
        "A statement covers 1 to 400 days: from a day until before another."
    );
}

/// <summary>What happened to a host's balance within a period, from the journal alone. Days are those of UTC.</summary>
public sealed class ReadHostStatement(AirbnbDb db)
{
    public const int LongestPeriod = 400;

    /// <param name="to">The day after the last.</param>
    public async Task<Result<HostStatement>> Of(Guid hostId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (to.DayNumber - from.DayNumber is < 1 or > LongestPeriod)
            return StatementErrors.Period;
        var (start, end) = (StartOf(from), StartOf(to));
        var balances = await Balances(hostId, start, end, ct);
        var lines = (await Movements(hostId, start, end, ct)).SelectMany(LinesOf).ToList();
        return new HostStatement(from, to, balances.ConvertAll(balance => Of(balance, lines)));
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private sealed record Balance(string Currency, long Opening, long Closing);

    /// <summary>Both ends are sums over the whole past: neither is computed from the other.</summary>
    private Task<List<Balance>> Balances(Guid hostId, DateTimeOffset start, DateTimeOffset end, CancellationToken ct) =>
        db
            .Database.SqlQuery<Balance>(
                $"""
                SELECT l.currency AS "Currency",
                       coalesce(-sum(l.amount) FILTER (WHERE e.at < {start}), 0)::bigint AS "Opening",
                       -sum(l.amount)::bigint AS "Closing"
                FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
                WHERE l.account IN ('host_payable', 'host_receivable') AND l.owner = {hostId.ToString()}
                  AND e.at < {end}
                GROUP BY l.currency ORDER BY l.currency
                """
            )
            .ToListAsync(ct);

    private sealed record Movement(
        DateTimeOffset At,
        string Kind,
        Guid BookingId,
        string Home,
        string Currency,
        long Change,
        long Fee
    );

    private Task<List<Movement>> Movements(
        Guid hostId,
        DateTimeOffset start,
        DateTimeOffset end,
        CancellationToken ct
    ) =>
        db
            .Database.SqlQuery<Movement>(
                $"""
                SELECT e.at AS "At", e.kind AS "Kind", e.booking_id AS "BookingId", h.title AS "Home",
                       l.currency AS "Currency",
                       coalesce(-sum(l.amount) FILTER (WHERE l.account <> 'platform_fees'), 0)::bigint AS "Change",
                       coalesce(-sum(l.amount) FILTER (WHERE l.account = 'platform_fees'), 0)::bigint AS "Fee"
                FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
                JOIN bookings b ON b.id = e.booking_id JOIN listings h ON h.id = b.listing_id
                WHERE l.account IN ('host_payable', 'host_receivable', 'platform_fees')
                  AND l.owner = {hostId.ToString()} AND e.at >= {start} AND e.at < {end}
                GROUP BY e.id, h.title, l.currency ORDER BY e.at, e.id
                """
            )
            .ToListAsync(ct);

    /// <summary>Moving a debt from one account of the host to the other changes nothing between us, and is left out.</summary>
    private static IEnumerable<StatementLine> LinesOf(Movement movement)
    {
        var kind = KindOf(movement.Kind);
        if (movement.Change + movement.Fee != 0)
            yield return Line(kind, movement.Change + movement.Fee);
        if (movement.Fee != 0)
            yield return Line(StatementKind.Fee, -movement.Fee);

        StatementLine Line(StatementKind of, long amount) =>
            new(movement.At, of, movement.BookingId, movement.Home, new Money(amount, movement.Currency));
    }

    private static StatementKind KindOf(string kind) =>
        kind switch
        {
            PayoutJournal.Sent => StatementKind.Payout,
            PayoutJournal.Reversed => StatementKind.Reversal,
            PayoutJournal.PenaltyImposed or PayoutJournal.PenaltyWaived => StatementKind.Penalty,
            _ => StatementKind.Earnings,
        };

    private static StatementOfCurrency Of(Balance balance, List<StatementLine> all)
    {
        var lines = all.FindAll(line => line.Amount.Currency == balance.Currency);
        return new StatementOfCurrency(
            balance.Currency,
            Money(balance.Opening),
            Total(StatementKind.Earnings),
            Total(StatementKind.Fee),
            Total(StatementKind.Penalty),
            Total(StatementKind.Payout),
            Total(StatementKind.Reversal),
            Money(balance.Closing),
            lines
        );

        Money Money(long amount) => new(amount, balance.Currency);
        Money Total(StatementKind kind) =>
            Money(lines.Where(line => line.Kind == kind).Sum(line => line.Amount.Amount));
    }
}
