using Airbnb.Core.Calendar;

namespace Airbnb.Core.Pricing.Policies;

/// <summary>One version of a policy, as data: what a guest who cancels gets back, and when.</summary>
public sealed class CancellationPolicy
{
    public required Guid Id { get; init; }
    public required PolicyCode Code { get; init; }
    public required int Version { get; init; }

    /// <summary>The first day (UTC) whose quotes go by it. What is booked keeps the version it was booked with.</summary>
    public required DateOnly ValidFrom { get; init; }

    public required PolicyRules Rules { get; init; }

    /// <summary>What a cancellation by the guest at this moment leaves with the host, and gives back.</summary>
    public Settlement Refund(CancellationFacts facts)
    {
        var terms = Rules.For(facts);
        if (terms.FreeUntil is { } free && facts.Now <= free.Before(facts))
            return Settlement.InFull(facts.Price, RefundTerms.Free(free));
        if (Rules.Grace is { } grace && grace.Holds(facts))
            return Settlement.InFull(facts.Price, $"{grace}") with { IsGrace = true };
        var step = terms.Later.First(step => step.Until is null || facts.Now <= step.Until.Before(facts));
        return Settlement.Keeping(KeptPrice.Of(facts, step.Keeps), facts.Price, $"{step}");
    }
}

/// <summary>All that decides what a cancellation by the guest gives back.</summary>
/// <param name="Now">When the guest cancels.</param>
/// <param name="Home">The clock of the home's zone.</param>
/// <param name="CheckInTime">The hour at the home from which guests may arrive; a night begins then.</param>
/// <param name="Price">What the guest has paid for the stay as it stands.</param>
/// <param name="GraceUsed">The guest's grace cancellations in the last <see cref="GraceRule.Months"/>.</param>
public sealed record CancellationFacts(
    DateTimeOffset Now,
    DateTimeOffset ConfirmedAt,
    StayDates Dates,
    HomeTime Home,
    TimeOnly CheckInTime,
    Price Price,
    int GraceUsed = 0
)
{
    public const int LongStayNights = 28;

    public bool IsLongStay => Dates.Nights >= LongStayNights;
    public DateTimeOffset CheckInAt => Home.At(Dates.CheckIn, CheckInTime);

    /// <summary>Nights that had begun when the guest cancelled.</summary>
    public int NightsBegun => Home.NightsBegun(Dates, CheckInTime, Now);
}

/// <summary>What a cancellation comes to. Kept and refund together are what was paid.</summary>
/// <param name="Kept">What of the price stands, line by line.</param>
/// <param name="Rule">For people: the sentence of the policy that decided.</param>
/// <param name="IsGrace">The guest's grace gave it back, of which there are only so many.</param>
public sealed record Settlement(Price Kept, Money Refund, string Rule, bool IsGrace = false)
{
    /// <summary>The guest gets back all that was paid: in the free period, by grace, or when the host cancels.</summary>
    public static Settlement InFull(Price paid, string rule) => new(Price.None(paid.Currency), paid.Total, rule);

    public static Settlement Keeping(Price kept, Price paid, string rule) => new(kept, paid.Total - kept.Total, rule);
}
