namespace Airbnb.Core.Payments;

public enum RefundStatus
{
    /// <summary>We mean to send it; the gateway may or may not know of it yet.</summary>
    Intended,

    /// <summary>It left us.</summary>
    Succeeded,

    /// <summary>The gateway or the guest's bank did not take it: the guest is still owed the money.</summary>
    Failed,

    /// <summary>The guest's bank disputes the charge and has taken the money already: it waits for the decision.</summary>
    Blocked,

    /// <summary>A lost dispute has paid it.</summary>
    Covered,
}

/// <summary>Money on its way back to the guest.</summary>
public sealed class Refund
{
    public const string SentByHand = "sent_by_hand";

    private long amount;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ChargeId { get; init; }
    public required long Amount
    {
        get => amount;
        init => amount = value;
    }

    public required string Currency { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the gateway was first asked, in real time: since then it may know of it.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>How often a dispute stood in its way. The gateway keeps a refusal by its key: each try has one of its own.</summary>
    public int Tries { get; private set; }

    public RefundStatus Status { get; private set; }
    public string? GatewayId { get; private set; }

    /// <summary>Why it failed, in the gateway's words.</summary>
    public string? Failure { get; private set; }

    /// <summary>
    /// Only of one that somebody sent at the gateway itself: what of it the guest was not to get back, so far. What the
    /// guest is to get back later is paid with it.
    /// </summary>
    public long? WrittenOff { get; private set; }

    /// <summary>The failed refund in whose place this one is sent.</summary>
    public Guid? Replaces { get; init; }

    public Money Money => new(Amount, Currency);

    /// <summary>What of it the guest was to get back.</summary>
    public Money Due => new(Amount - (WrittenOff ?? 0), Currency);

    public static Refund Of(Charge charge, Money amount, string reason, DateTimeOffset at) =>
        new()
        {
            ChargeId = charge.Id,
            Amount = amount.Amount,
            Currency = amount.Currency,
            Reason = reason,
            CreatedAt = at,
        };

    /// <summary>One that was sent at the gateway itself, where it may be for reasons that we do not know.</summary>
    public static Refund ByHand(Charge charge, GatewayRefund seen, DateTimeOffset at) =>
        new()
        {
            ChargeId = charge.Id,
            Amount = seen.Amount.Amount,
            Currency = seen.Amount.Currency,
            Reason = SentByHand,
            CreatedAt = at,
            WrittenOff = seen.Amount.Amount,
        };

    /// <summary>What was due of it once more, after it did not arrive.</summary>
    public Refund Replacement(DateTimeOffset at) => Part(Due.Amount, at, Id);

    public RefundOrder OrderFor(Charge charge) => new(Id, charge.GatewayId!, Money, Tries);

    /// <returns>True the first time.</returns>
    public bool Ask(DateTimeOffset at)
    {
        var isFirst = AskedAt is null;
        AskedAt ??= at;
        return isFirst;
    }

    public void Succeed(string gatewayId) =>
        (GatewayId, Failure, Status) = (
            gatewayId,
            null,
            From(RefundStatus.Succeeded, RefundStatus.Intended, RefundStatus.Blocked, RefundStatus.Failed)
        );

    /// <param name="gatewayId">Null when the gateway did not even take it.</param>
    public void Fail(string? gatewayId, string why) =>
        (GatewayId, Failure, Status) = (
            gatewayId,
            why,
            From(RefundStatus.Failed, RefundStatus.Intended, RefundStatus.Blocked, RefundStatus.Succeeded)
        );

    public void Block() => Status = From(RefundStatus.Blocked, RefundStatus.Intended);

    public void Unblock()
    {
        Status = From(RefundStatus.Intended, RefundStatus.Blocked);
        AskAnew();
    }

    /// <summary>It was refused for the dispute alone: the next try must not be answered with this refusal.</summary>
    public void AskAnew() => Tries++;

    /// <summary>The guest has this money from a lost dispute.</summary>
    public void Cover() => Status = From(RefundStatus.Covered, RefundStatus.Intended, RefundStatus.Blocked);

    /// <summary>What was sent by hand pays another that the guest is to get.</summary>
    public void Pay(Refund other)
    {
        if (!(other.Amount <= WrittenOff) || Status is not RefundStatus.Succeeded)
            throw new InvalidOperationException($"Refund {Id} cannot pay {other.Money}.");
        WrittenOff -= other.Amount;
        other.Cover();
    }

    /// <summary>Leaves only so much to this one; another takes the rest.</summary>
    public Refund Split(long keep, DateTimeOffset at)
    {
        var rest = Part(Amount - keep, at, null);
        amount = keep;
        return rest;
    }

    private Refund Part(long part, DateTimeOffset at, Guid? replaces) =>
        new()
        {
            ChargeId = ChargeId,
            Amount = part,
            Currency = Currency,
            Reason = Reason,
            CreatedAt = at,
            Replaces = replaces,
        };

    private RefundStatus From(RefundStatus next, params ReadOnlySpan<RefundStatus> before) =>
        before.Contains(Status)
            ? next
            : throw new InvalidOperationException($"Refund {Id} is {Status} and cannot become {next}.");
}
