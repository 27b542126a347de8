using System.Collections.Frozen;

namespace Airbnb.Core.Payments.Payouts;

/// <summary>What moves between us and a host beside their earnings.</summary>
public static class PayoutJournal
{
    public const string Sent = "payout";
    public const string Reversed = "payout_reversed";

    /// <summary>A debt was taken from what the host was to get.</summary>
    public const string Recovered = "recovery";

    /// <summary>Too much was sent, and cannot be taken back: the host owes it.</summary>
    public const string Overpaid = "payout_overpaid";
    public const string PenaltyImposed = "host_penalty";
    public const string PenaltyWaived = "host_penalty_waived";

    /// <summary>Entries of other kinds on a host's payable account are earnings.</summary>
    public static readonly FrozenSet<string> Kinds = new[]
    {
        Sent,
        Reversed,
        Recovered,
        Overpaid,
        PenaltyImposed,
        PenaltyWaived,
    }.ToFrozenSet(StringComparer.Ordinal);

    public static JournalEntry OfPayout(Payout payout, DateTimeOffset at) =>
        Entry(Sent, payout.Id, payout.BookingId, at)
            .Debit(Account.HostPayable, payout.Money, payout.HostId.ToString())
            .Credit(Account.Clearing, payout.Money, payout.Gateway);

    public static JournalEntry OfReversal(PayoutReversal reversal, string gateway, DateTimeOffset at) =>
        Entry(Reversed, reversal.Id, reversal.BookingId, at)
            .Debit(Account.Clearing, reversal.Money, gateway)
            .Credit(Account.HostPayable, reversal.Money, reversal.HostId.ToString());

    /// <param name="operationId">Of the payout, the reversal, or new: debts are recovered bit by bit.</param>
    public static JournalEntry OfRecovery(
        Guid operationId,
        Guid bookingId,
        Guid hostId,
        Money amount,
        DateTimeOffset at
    ) =>
        Entry(Recovered, operationId, bookingId, at)
            .Debit(Account.HostPayable, amount, hostId.ToString())
            .Credit(Account.HostReceivable, amount, hostId.ToString());

    public static JournalEntry OfOverpayment(
        Guid operationId,
        Guid bookingId,
        Guid hostId,
        Money amount,
        DateTimeOffset at
    ) =>
        Entry(Overpaid, operationId, bookingId, at)
            .Debit(Account.HostReceivable, amount, hostId.ToString())
            .Credit(Account.HostPayable, amount, hostId.ToString());

    public static JournalEntry OfPenalty(HostPenalty penalty) =>
        Entry(PenaltyImposed, penalty.Id, penalty.BookingId, penalty.ImposedAt)
            .Debit(Account.HostReceivable, penalty.Money, penalty.HostId.ToString())
            .Credit(Account.PlatformFees, penalty.Money);

    /// <param name="owed">What the host owes altogether: what is not owed any more was recovered, and is paid back.</param>
    public static JournalEntry OfWaiver(HostPenalty penalty, Money owed)
    {
        var forgiven = penalty.Money with { Amount = Math.Min(owed.Amount, penalty.Amount) };
        return Entry(PenaltyWaived, penalty.Id, penalty.BookingId, penalty.WaivedAt!.Value)
            .Debit(Account.PlatformFees, penalty.Money)
            .Credit(Account.HostReceivable, forgiven, penalty.HostId.ToString())
            .Credit(Account.HostPayable, penalty.Money - forgiven, penalty.HostId.ToString());
    }

    private static JournalEntry Entry(string kind, Guid operationId, Guid bookingId, DateTimeOffset at) =>
        new()
        {
            Kind = kind,
            OperationId = operationId,
            BookingId = bookingId,
            At = at,
        };
}
