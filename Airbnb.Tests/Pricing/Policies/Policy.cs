using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;

namespace Airbnb.Tests.Pricing.Policies;

/// <summary>The policies as RULES have them; a test compares them with what the database was seeded with.</summary>
public static class Policy
{
    private static readonly Keeps Half = new(0, 50_00);
    private static readonly Keeps Everything = new(0, 100_00);
    private static readonly RefundTerms Long = new(new Notice(Days: 30), [new RefundStep(null, new Keeps(30, 0))]);

    public static readonly CancellationPolicy Flexible = Of(
        PolicyCode.Flexible,
        new Notice(Hours: 24),
        new RefundStep(null, new Keeps(1, 0))
    );
    public static readonly CancellationPolicy Moderate = Of(
        PolicyCode.Moderate,
        new Notice(Days: 5),
        new RefundStep(null, new Keeps(1, 50_00))
    );
    public static readonly CancellationPolicy Limited = Of(
        PolicyCode.Limited,
        new Notice(Days: 14),
        new RefundStep(new Notice(Days: 7), Half),
        new RefundStep(null, Everything)
    );
    public static readonly CancellationPolicy Firm = Of(
        PolicyCode.Firm,
        new Notice(Days: 30),
        new RefundStep(new Notice(Days: 7), Half),
        new RefundStep(null, Everything)
    );
    public static readonly CancellationPolicy Strict = Of(
        PolicyCode.Strict,
        null,
        new RefundStep(new Notice(Days: 7), Half),
        new RefundStep(null, Everything)
    );
    public static readonly CancellationPolicy NonRefundable = Of(
        PolicyCode.NonRefundable,
        null,
        new RefundStep(null, Everything)
    );
    public static readonly CancellationPolicy LongStay = Of(PolicyCode.LongStay, Long.FreeUntil, [.. Long.Later]);

    public static readonly CancellationPolicy[] All =
    [
        Flexible,
        Moderate,
        Limited,
        Firm,
        Strict,
        NonRefundable,
        LongStay,
    ];

    public static CancellationPolicy Called(PolicyCode code) => All.Single(policy => policy.Code == code);

    private static CancellationPolicy Of(PolicyCode code, Notice? freeUntil, params RefundStep[] later) =>
        new()
        {
            Id = new Guid($"019aa000-0000-7000-8000-{(int)code + 1:D12}"),
            Code = code,
            Version = 1,
            ValidFrom = new DateOnly(2000, 1, 1),
            Rules = new PolicyRules(
                new GraceRule(24, new Notice(Days: 7), Most: 3, Months: 12),
                new RefundTerms(freeUntil, later),
                Long
            ),
        };
}
