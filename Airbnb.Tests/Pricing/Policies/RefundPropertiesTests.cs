using Airbnb.Core;
using Airbnb.Core.Calendar;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Pricing.Policies;

/// <summary>What no policy may ever do, whatever the stay, the price, the zone and the moment.</summary>
public sealed class RefundPropertiesTests
{
    private static readonly string[] Zones =
    [
        "Pacific/Pago_Pago",
        "America/St_Johns",
        "America/Havana",
        "UTC",
        "Africa/Cairo",
        "Europe/Berlin",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Chatham",
        "Pacific/Kiritimati",
    ];

    /// <summary>A booking, confirmed up to 100 days before check-in, and two moments from then to after check-out.</summary>
    private static readonly Arbitrary<(
        CancellationPolicy Policy,
        CancellationFacts Earlier,
        CancellationFacts Later
    )> Any = (
        from stay in AnyStay.Priced.Generator
        from policy in Gen.Elements(Policy.All)
        from zone in Gen.Elements(Zones)
        from hour in Gen.Choose(0, 23)
        from confirmed in Gen.Choose(0, 100 * 86_400)
        from moments in Gen.Zip(Gen.Choose(0, 100_000), Gen.Choose(0, 100_000))
        from used in Gen.Choose(0, 4)
        let facts = Facts(stay, zone, hour, confirmed, used)
        select (
            policy,
            At(facts, Math.Min(moments.Item1, moments.Item2)),
            At(facts, Math.Max(moments.Item1, moments.Item2))
        )
    ).ToArbitrary();

    [Fact]
    public void Refund_and_kept_are_what_was_paid_and_neither_is_negative() =>
        Check(
            (policy, facts) =>
            {
                var settled = policy.Refund(facts);
                return settled.Refund + settled.Kept.Total == facts.Price.Total
                    && settled.Refund.Amount >= 0
                    && settled.Refund.Amount <= facts.Price.Total.Amount
                    && settled.Kept.Total.Amount >= 0;
            }
        );

    [Fact]
    public void The_kept_lines_sum_up_between_host_platform_and_tax() =>
        Check(
            (policy, facts) =>
            {
                var kept = policy.Refund(facts).Kept;
                return kept.Total.Amount == kept.Lines.Sum(line => line.Amount.Amount)
                    && kept.Total == kept.HostPayout + kept.PlatformFee + kept.Tax
                    && kept.HostPayout.Amount >= 0
                    && kept.HostFee.Amount >= 0
                    && kept.HostFee.Amount <= facts.Price.HostFee.Amount;
            }
        );

    [Fact]
    public void Of_no_line_is_more_kept_than_was_paid() =>
        Check(
            (policy, facts) =>
            {
                var (kept, paid) = (policy.Refund(facts).Kept, facts.Price);
                return Enum.GetValues<LineKind>()
                        .Where(kind => kind is not (LineKind.Nights or LineKind.Discount))
                        .All(kind => kept.Of(kind).Amount >= 0 && kept.Of(kind).Amount <= paid.Of(kind).Amount)
                    && kept.Of(LineKind.Nights).Amount >= 0
                    && kept.Of(LineKind.Nights).Amount
                        <= paid.Of(LineKind.Nights).Amount + paid.Of(LineKind.Discount).Amount;
            }
        );

    [Fact]
    public void The_service_fee_comes_back_with_everything_else_or_not_at_all() =>
        Check(
            (policy, facts) =>
            {
                var settled = policy.Refund(facts);
                var (fee, all) = (LineKind.GuestServiceFee, facts.Price);
                return settled.Kept.Lines.Count == 0
                    ? settled.Refund == all.Total
                    : settled.Kept.Of(fee) == all.Of(fee) && !settled.IsGrace;
            }
        );

    [Fact]
    public void Cancelling_later_never_gives_back_more() =>
        Prop.ForAll(
                Any,
                any => any.Policy.Refund(any.Later).Refund.Amount <= any.Policy.Refund(any.Earlier).Refund.Amount
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void After_the_last_night_has_begun_nothing_comes_back_of_nights_cleaning_and_extra_guests() =>
        Prop.ForAll(
                Any,
                any =>
                {
                    var end = any.Later with
                    {
                        Now = any.Later.Home.At(any.Later.Dates.CheckOut, any.Later.CheckInTime),
                    };
                    return any.Policy.Refund(end).Kept.Subtotal == any.Later.Price.Subtotal;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_listed_deadlines_answer_as_the_policy_does_at_any_moment_before_check_in() =>
        Check(
            (policy, facts) =>
            {
                var deadline = RefundDeadlines
                    .Of(policy, facts)
                    .First(deadline => deadline.Until is null || facts.Now <= deadline.Until);
                return facts.Now >= facts.CheckInAt
                    || deadline.Settlement.Refund == policy.Refund(facts).Refund
                        && deadline.Settlement.IsGrace == policy.Refund(facts).IsGrace;
            }
        );

    [Fact]
    public void A_host_who_cancels_owes_at_least_the_minimum_and_never_more_for_an_earlier_word() =>
        Prop.ForAll(
                Any,
                any =>
                {
                    // From check-in on, each night that begins is one that the guest was not turned away from.
                    var (earlier, later) = (Penalty(any.Earlier), Penalty(any.Later));
                    var least = 50 * Currencies.MinorUnits(later.Amount.Currency);
                    return earlier.Amount.Amount >= least
                        && later.Amount.Amount >= least
                        && (any.Later.Now >= any.Later.CheckInAt || later.Amount.Amount >= earlier.Amount.Amount);
                }
            )
            .QuickCheckThrowOnFailure();

    private static PenaltyOwed Penalty(CancellationFacts facts) =>
        HostPenaltyRule.Of(facts.Now, facts.Dates, facts.Home, facts.CheckInTime, facts.Price, new FeeOptions());

    private static void Check(Func<CancellationPolicy, CancellationFacts, bool> holds) =>
        Prop.ForAll(Any, any => holds(any.Policy, any.Earlier) && holds(any.Policy, any.Later))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static CancellationFacts Facts(PriceFacts stay, string zone, int hour, int secondsBefore, int used)
    {
        var (home, checkInTime) = (HomeTime.In(zone), new TimeOnly(hour, 0));
        var confirmed = home.At(stay.Dates.CheckIn, checkInTime).AddSeconds(-secondsBefore);
        return new CancellationFacts(confirmed, confirmed, stay.Dates, home, checkInTime, StayPrice.Of(stay), used);
    }

    /// <summary>So many hundred-thousandths of the way from the confirmation to a day after check-out.</summary>
    private static CancellationFacts At(CancellationFacts facts, int way)
    {
        var end = facts.Home.At(facts.Dates.CheckOut, facts.CheckInTime).AddDays(1);
        return facts with { Now = facts.ConfirmedAt + ((end - facts.ConfirmedAt) * (way / 100_000d)) };
    }
}
