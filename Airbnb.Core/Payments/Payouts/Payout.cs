namespace Airbnb.Core.Payments.Payouts;

public enum PayoutStatus
{
    /// <summary>The host has no account that can be paid to yet.</summary>
    Waiting,

    /// <summary>Kept back while the guest's bank disputes the payment.</summary>
    Held,

    /// <summary>We mean to send it; the gateway may or may not know of it yet.</summary>
    Intended,

    /// <summary>The money is on the host's account.</summary>
    Sent,

    /// <summary>All of it went to what the host owed.</summary>
    Recovered,

    /// <summary>The gateway does not send it; the balance stays owed, and another payout takes its place.</summary>
    Failed,

    /// <summary>Nothing is owed any more.</summary>
    Withdrawn,
}

/// <summary>A host's money for a booking on its way to them. Until it is intended, its amounts follow the balance.</summary>
public sealed class Payout
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HostId { get; init; }
    public required Guid BookingId { get; init; }
    public required string Gateway { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public PayoutStatus Status { get; private set; }

    /// <summary>What is sent.</summary>
    public long Amount { get; private set; }

    /// <summary>What went to the host's debts instead.</summary>
    public long Recovered { get; private set; }

    /// <summary>How many daily tries came before it.</summary>
    public int Tries { get; private set; }

    /// <summary>The gateway's id of the account it goes to.</summary>
    public string? AccountId { get; private set; }

    public string? GatewayId { get; private set; }

    /// <summary>Why it failed, in the gateway's words.</summary>
    public string? Failure { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Money Money => new(Amount, Currency);

    /// <summary>Nothing was asked of the gateway yet.</summary>
    public bool IsOpen => Status is PayoutStatus.Waiting or PayoutStatus.Held;

    public TransferOrder Order() => new(Id, BookingId, AccountId!, Money);

    public void Wait(Money amount, int tries) => Keep(PayoutStatus.Waiting, amount, tries);

    public void Hold(Money amount) => Keep(PayoutStatus.Held, amount, 0);

    public void Recover(Money amount) => Recovered += amount.Amount;

    public void Intend(Money amount, string accountId, int tries)
    {
        Keep(PayoutStatus.Intended, amount, tries);
        AccountId = accountId;
    }

    /// <summary>Nothing is left to send.</summary>
    public void Close(DateTimeOffset at)
    {
        Keep(Recovered > 0 ? PayoutStatus.Recovered : PayoutStatus.Withdrawn, Money with { Amount = 0 }, Tries);
        EndedAt = at;
    }

    public void Send(string gatewayId, DateTimeOffset at) =>
        (GatewayId, Status, EndedAt) = (gatewayId, End(PayoutStatus.Sent), at);

    public void Fail(string why, DateTimeOffset at) => (Failure, Status, EndedAt) = (why, End(PayoutStatus.Failed), at);

    private void Keep(PayoutStatus status, Money amount, int tries)
    {
        if (!IsOpen)
            throw new InvalidOperationException($"Payout {Id} is {Status} already.");
        (Status, Amount, Tries) = (status, amount.Amount, tries);
    }

    private PayoutStatus End(PayoutStatus status) =>
        Status is PayoutStatus.Intended
            ? status
            : throw new InvalidOperationException($"Payout {Id} is {Status} and cannot become {status}.");
}
