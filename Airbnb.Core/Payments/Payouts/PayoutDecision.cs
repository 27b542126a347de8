namespace Airbnb.Core.Payments.Payouts;

/// <summary>All that matters to a host's money for one booking. Amounts are of its currency and not negative, but the first.</summary>
public sealed record PayoutFacts
{
    /// <summary>Of the booking, as the journal has it.</summary>
    public required Money Payable { get; init; }

    /// <summary>What of it is not to be sent yet.</summary>
    public required Money Later { get; init; }

    /// <summary>Being sent, and not booked yet.</summary>
    public required Money UnderWay { get; init; }

    /// <summary>Being taken back, and not booked yet.</summary>
    public required Money ComingBack { get; init; }

    /// <summary>What the host owes, for whatever reason.</summary>
    public required Money Owed { get; init; }

    public required bool IsDisputed { get; init; }
    public required bool CanBePaid { get; init; }
}

/// <summary>What to do with a host's money for one booking.</summary>
/// <param name="Recover">Goes to what the host owes.</param>
/// <param name="Send">Goes to the host, when and as soon as <paramref name="Status"/> allows it.</param>
/// <param name="TakeBack">Was sent, and is not the host's any more.</param>
/// <param name="Status">Of what is to be sent.</param>
public sealed record PayoutDecision(Money Recover, Money Send, Money TakeBack, PayoutStatus Status)
{
    public static PayoutDecision Of(PayoutFacts facts)
    {
        var none = Money.Zero(facts.Payable.Currency);
        var free = facts.Payable - facts.UnderWay + facts.ComingBack;
        // Too much was sent only when even what comes later does not make up for it.
        var takeBack = Positive(-free);
        var due = Positive(free - facts.Later);
        if (facts.IsDisputed)
            return new PayoutDecision(none, due, takeBack, PayoutStatus.Held);
        var recover = due with { Amount = Math.Min(due.Amount, Positive(facts.Owed).Amount) };
        var send = due - recover;
        return new PayoutDecision(
            recover,
            send,
            takeBack,
            send.Amount == 0 ? PayoutStatus.Recovered
                : facts.CanBePaid ? PayoutStatus.Intended
                : PayoutStatus.Waiting
        );
    }

    private static Money Positive(Money money) => money with { Amount = Math.Max(0, money.Amount) };
}
