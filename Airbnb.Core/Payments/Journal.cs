using Airbnb.Core.Persistence;

namespace Airbnb.Core.Payments;

/// <summary>The accounts of the double-entry journal.</summary>
public enum Account
{
    /// <summary>What a guest has paid and not yet spent on a stay.</summary>
    Guest,

    /// <summary>Our money at the gateway.</summary>
    Clearing,
    GatewayFees,
    DisputeLosses,
    HostPayable,
    HostReceivable,
    PlatformFees,
    TaxPayable,
}

/// <summary>One balanced movement of money; append-only, checked by the database when its transaction commits.</summary>
public sealed class JournalEntry
{
    private readonly List<JournalLine> lines = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What happened: <c>charge_captured</c>, <c>booking_confirmed</c>, <c>refund</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The charge, refund or booking that it books; with the kind it is unique, so nothing is booked twice.</summary>
    public required Guid OperationId { get; init; }

    public required Guid BookingId { get; init; }
    public required DateTimeOffset At { get; init; }
    public IReadOnlyList<JournalLine> Lines => lines;

    /// <summary>Debits the account, or credits it when the amount is negative.</summary>
    /// <param name="owner">Whose account, where each guest or host has one; the gateway's name for clearing.</param>
    public JournalEntry Debit(Account account, Money amount, string? owner = null)
    {
        if (amount.Amount != 0)
            lines.Add(
                new JournalLine
                {
                    EntryId = Id,
                    Line = lines.Count + 1,
                    Account = account,
                    Owner = owner,
                    Amount = amount.Amount,
                    Currency = amount.Currency,
                }
            );
        return this;
    }

    public JournalEntry Credit(Account account, Money amount, string? owner = null) => Debit(account, -amount, owner);
}

public sealed class JournalLine
{
    public required Guid EntryId { get; init; }
    public required int Line { get; init; }
    public required Account Account { get; init; }
    public string? Owner { get; init; }

    /// <summary>Minor units; debits are positive, credits negative.</summary>
    public required long Amount { get; init; }

    public required string Currency { get; init; }
}

public static class Journal
{
    /// <summary>Books the entry in the caller's transaction. One that moves nothing is none.</summary>
    public static void Book(this AirbnbDb db, JournalEntry entry)
    {
        if (entry.Lines.Count > 0)
            db.JournalEntries.Add(entry);
    }
}
