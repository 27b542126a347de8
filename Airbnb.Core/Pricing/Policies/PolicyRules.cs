using System.Text.Json.Serialization;

namespace Airbnb.Core.Pricing.Policies;

/// <summary>What one version of a policy says; stored as JSON.</summary>
/// <param name="Grace">Null where a change of mind is not forgiven.</param>
/// <param name="Stay">For stays under 28 nights.</param>
/// <param name="LongStay">From 28 nights on, whatever the policy is called.</param>
public sealed record PolicyRules(GraceRule? Grace, RefundTerms Stay, RefundTerms LongStay)
{
    public RefundTerms For(CancellationFacts facts) => facts.IsLongStay ? LongStay : Stay;

    /// <summary>For people: what it says, sentence by sentence.</summary>
    public IEnumerable<string> Sentences() =>
        [
            .. Stay.Sentences(),
            .. Grace is null ? [] : new[] { $"{Grace}" },
            .. LongStay.Sentences().Select(sentence => $"From {CancellationFacts.LongStayNights} nights: {sentence}"),
        ];
}

/// <param name="FreeUntil">Up to then, to the instant, everything comes back; null when nothing is free.</param>
/// <param name="Later">In order of time; the last one has no end.</param>
public sealed record RefundTerms(Notice? FreeUntil, IReadOnlyList<RefundStep> Later)
{
    /// <summary>For people: what holds while everything comes back.</summary>
    public static string Free(Notice until) => $"Full refund until {until} before check-in";

    public IEnumerable<string> Sentences() =>
        [.. FreeUntil is null ? [] : new[] { Free(FreeUntil) }, .. Later.Select(step => $"{step}")];
}

/// <param name="Until">The last instant at which it holds.</param>
public sealed record RefundStep(Notice? Until, Keeps Keeps)
{
    public override string ToString() =>
        Until is null ? $"{Keeps}" : $"{Keeps}, when cancelled at least {Until} before check-in";
}

/// <summary>
/// What the host keeps: always the nights that had begun, then so many more, then a share of the rest.
/// </summary>
/// <param name="NextNights">Nights after those that had begun.</param>
/// <param name="ShareOfRest">Basis points of all nights after these.</param>
public sealed record Keeps(int NextNights, int ShareOfRest)
{
    private const int Everything = 10_000;

    public override string ToString() =>
        (NextNights, ShareOfRest) switch
        {
            (_, >= Everything) => "The host keeps all nights",
            (0, var share) => $"The host keeps the nights stayed and {Wording.Percent(share)} of the others",
            (var next, 0) => $"The host keeps the nights stayed and {Nights(next)}",
            var (next, share) =>
                $"The host keeps the nights stayed, {Nights(next)} and {Wording.Percent(share)} of the others",
        };

    private static string Nights(int next) => next == 1 ? "the next night" : $"the next {next} nights";
}

/// <summary>How long before check-in: elapsed hours, or days on the calendar at the home's check-in time.</summary>
public sealed record Notice(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Days = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Hours = 0
)
{
    public DateTimeOffset Before(CancellationFacts facts) =>
        facts.Home.At(facts.Dates.CheckIn.AddDays(-Days), facts.CheckInTime).AddHours(-Hours);

    public override string ToString() => Days > 0 ? $"{Days} days" : $"{Hours} hours";
}

/// <summary>A change of mind soon after booking costs nothing, as long as it is not a habit.</summary>
/// <param name="Hours">After the confirmation, its last instant included.</param>
/// <param name="Notice">How long before check-in the booking must have been confirmed.</param>
/// <param name="Most">So many in <paramref name="Months"/>.</param>
public sealed record GraceRule(int Hours, Notice Notice, int Most, int Months)
{
    public DateTimeOffset End(CancellationFacts facts) => facts.ConfirmedAt.AddHours(Hours);

    public bool Holds(CancellationFacts facts) =>
        facts.Now <= End(facts) && facts.ConfirmedAt <= Notice.Before(facts) && facts.GraceUsed < Most;

    public override string ToString() =>
        $"Full refund within {Hours} hours of the confirmation, {Notice} or more before check-in";
}
