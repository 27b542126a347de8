namespace Airbnb.Core.Pricing.Policies;

/// <summary>What a cancellation gives back up to an instant, that instant included.</summary>
/// <param name="Until">Null for the time after the last deadline: nights that begin are kept, too, by then.</param>
public sealed record RefundDeadline(DateTimeOffset? Until, Settlement Settlement);

public static class RefundDeadlines
{
    /// <summary>The deadlines of a booking in order of time, from its confirmation on.</summary>
    public static IReadOnlyList<RefundDeadline> Of(CancellationPolicy policy, CancellationFacts facts)
    {
        var instants = Instants(policy, facts).Where(at => at >= facts.ConfirmedAt).Distinct().Order().ToList();
        var deadlines = instants.ConvertAll(at => At(at, at));
        deadlines.Add(At(null, instants.Count == 0 ? facts.ConfirmedAt : instants[^1].AddTicks(1)));
        // Grace that ends while everything is free anyway changes nothing.
        return
        [
            .. deadlines.Where(
                (deadline, at) =>
                    at == deadlines.Count - 1 || deadline.Settlement.Rule != deadlines[at + 1].Settlement.Rule
            ),
        ];

        RefundDeadline At(DateTimeOffset? until, DateTimeOffset now) =>
            new(until, policy.Refund(facts with { Now = now }));
    }

    private static IEnumerable<DateTimeOffset> Instants(CancellationPolicy policy, CancellationFacts facts)
    {
        var terms = policy.Rules.For(facts);
        if (policy.Rules.Grace is { } grace && grace.Holds(facts with { Now = grace.End(facts) }))
            yield return grace.End(facts);
        if (terms.FreeUntil is { } free)
            yield return free.Before(facts);
        foreach (var step in terms.Later)
            if (step.Until is { } until)
                yield return until.Before(facts);
    }
}
