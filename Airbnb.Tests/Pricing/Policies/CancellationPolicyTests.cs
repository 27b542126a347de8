using System.Globalization;
using Airbnb.Core;
using Airbnb.Core.Calendar;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;

namespace Airbnb.Tests.Pricing.Policies;

/// <summary>Each policy exactly at, one second before and one second after each of its deadlines, the world over.</summary>
public sealed class CancellationPolicyTests
{
    private const int Paid = 1_052_76;
    private const int ServiceFee = 118_86;

    /// <summary>105.00 for the extra guest, and the tax on it.</summary>
    private const int ExtraGuestsAndTax = 105_00 + 10_50;

    private static readonly TimeOnly CheckInTime = new(15, 0);

    /// <summary>UTC-11 to UTC+14, half and quarter hours, and check-ins in weeks when the clocks change.</summary>
    private static readonly (string Zone, DateOnly CheckIn)[] Homes =
    [
        ("Pacific/Pago_Pago", new DateOnly(2027, 6, 14)),
        ("America/New_York", new DateOnly(2027, 3, 15)), // clocks go forward on the 14th
        ("America/St_Johns", new DateOnly(2027, 11, 8)), // and back on the 7th
        ("America/Havana", new DateOnly(2027, 3, 15)), // at midnight
        ("UTC", new DateOnly(2027, 6, 14)),
        ("Europe/Berlin", new DateOnly(2027, 3, 29)), // forward on the 28th
        ("Europe/Berlin", new DateOnly(2027, 11, 1)), // back on 31 October
        ("Asia/Kathmandu", new DateOnly(2027, 6, 14)),
        ("Australia/Lord_Howe", new DateOnly(2027, 4, 5)), // back by half an hour on the 4th
        ("Pacific/Chatham", new DateOnly(2027, 9, 27)), // forward on the 26th
        ("Pacific/Kiritimati", new DateOnly(2027, 6, 14)),
    ];

    /// <summary>
    /// Seven nights from a Monday: nights 684.00 after a discount, cleaning 60.00, extra guest 105.00, fee 118.86,
    /// tax 84.90. Kept: nights and cleaning, by the rules; fee; tax in proportion.
    /// </summary>
    private static readonly (PolicyCode Policy, string Before, int KeptUntilThen, int KeptAfter)[] Deadlines =
    [
        (PolicyCode.Flexible, "24 hours", 0, Kept(90_00, 8_57)), // 1 of 7 nights
        (PolicyCode.Moderate, "5 days", 0, Kept(387_00, 34_29)), // 1 night and half of 6
        (PolicyCode.Limited, "14 days", 0, Kept(342_00, 30_00)),
        (PolicyCode.Limited, "7 days", Kept(342_00, 30_00), Kept(684_00, 60_00)),
        (PolicyCode.Firm, "30 days", 0, Kept(342_00, 30_00)),
        (PolicyCode.Firm, "7 days", Kept(342_00, 30_00), Kept(684_00, 60_00)),
        (PolicyCode.Strict, "7 days", Kept(342_00, 30_00), Kept(684_00, 60_00)),
    ];

    public static TheoryData<PolicyCode, string, string, string, int, int> EachDeadlineEverywhere()
    {
        var data = new TheoryData<PolicyCode, string, string, string, int, int>();
        foreach (var (zone, checkIn) in Homes)
        foreach (var (policy, before, until, after) in Deadlines)
            data.Add(policy, before, zone, checkIn.ToString("O", null), until, after);
        return data;
    }

    [Theory]
    [MemberData(nameof(EachDeadlineEverywhere))]
    public void Each_deadline_is_kept_to_the_second(
        PolicyCode code,
        string before,
        string zone,
        string checkIn,
        int keptUntilThen,
        int keptAfter
    )
    {
        var stay = Stay(zone, DateOnly.Parse(checkIn, CultureInfo.InvariantCulture));
        var deadline = Deadline(stay, before);
        var policy = Policy.Called(code);

        Assert.Equal(Paid - keptUntilThen, policy.Refund(stay with { Now = deadline.AddSeconds(-1) }).Refund.Amount);
        Assert.Equal(Paid - keptUntilThen, policy.Refund(stay with { Now = deadline }).Refund.Amount);
        Assert.Equal(Paid - keptAfter, policy.Refund(stay with { Now = deadline.AddSeconds(1) }).Refund.Amount);
    }

    [Theory]
    [MemberData(nameof(EachHome))]
    public void Grace_lasts_24_hours_to_the_second(string zone, string checkIn)
    {
        foreach (var policy in Policy.All)
        {
            var stay = Confirmed(zone, checkIn, days: 8);
            var end = stay.ConfirmedAt.AddHours(24);

            AssertGrace(policy, stay with { Now = end.AddSeconds(-1) });
            AssertGrace(policy, stay with { Now = end });
            var late = policy.Refund(stay with { Now = end.AddSeconds(1) });
            Assert.False(late.IsGrace);
            Assert.Equal(policy.Rules.Stay.FreeUntil is { Days: < 7 } or { Days: 0 }, late.Refund.Amount == Paid);
        }
    }

    [Theory]
    [MemberData(nameof(EachHome))]
    public void Grace_is_for_bookings_confirmed_at_least_7_days_before_check_in(string zone, string checkIn)
    {
        var stay = Confirmed(zone, checkIn, days: 7);
        CancellationFacts At(int seconds) =>
            stay with
            {
                ConfirmedAt = stay.ConfirmedAt.AddSeconds(seconds),
                Now = stay.ConfirmedAt.AddSeconds(seconds + 60),
            };

        foreach (var policy in new[] { Policy.Limited, Policy.Firm, Policy.Strict, Policy.NonRefundable })
        {
            AssertGrace(policy, At(-1));
            AssertGrace(policy, At(0));
            Assert.Equal(0, policy.Refund(At(1)).Refund.Amount - ExtraGuestsAndTax);
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    public void Grace_is_given_3_times_in_12_months(int used, bool given)
    {
        var stay = Confirmed("Europe/Berlin", "2027-06-14", days: 20) with { GraceUsed = used };

        Assert.Equal(given, Policy.Strict.Refund(stay with { Now = stay.ConfirmedAt.AddHours(1) }).IsGrace);
    }

    [Fact]
    public void A_stay_booked_hours_before_check_in_has_no_deadline_of_grace()
    {
        var stay = Stay("Europe/Berlin", new DateOnly(2027, 6, 14));
        var confirmed = stay.CheckInAt.AddHours(-5);

        var deadline = Assert.Single(RefundDeadlines.Of(Policy.Flexible, stay with { ConfirmedAt = confirmed }));

        Assert.Null(deadline.Until);
        Assert.Equal(Paid - Kept(90_00, 8_57), deadline.Settlement.Refund.Amount);
    }

    [Fact]
    public void What_is_free_anyway_uses_up_no_grace()
    {
        var stay = Confirmed("Europe/Berlin", "2027-06-14", days: 60);

        var settled = Policy.Firm.Refund(stay with { Now = stay.ConfirmedAt.AddHours(1) });

        Assert.Equal((Paid, false), (settled.Refund.Amount, settled.IsGrace));
    }

    [Theory] // 100.00 a night less 10 %, on Friday and Saturday 130.00
    [InlineData(-1, 90_00, 1)] // the next night, although none has begun
    [InlineData(0, 180_00, 2)] // at check-in the first has begun
    [InlineData(1, 180_00, 2)]
    [InlineData(86_399, 180_00, 2)]
    [InlineData(86_400, 270_00, 3)]
    [InlineData(3 * 86_400, 477_00, 5)] // four nights and Friday's
    [InlineData(4 * 86_400, 594_00, 6)]
    [InlineData(5 * 86_400, 684_00, 7)]
    [InlineData(6 * 86_400, 684_00, 7)] // there is no next night
    public void During_the_stay_the_nights_that_had_begun_are_kept_at_their_own_prices(
        int secondsAfterCheckIn,
        int nights,
        int kept
    )
    {
        var stay = Stay("Asia/Kathmandu", new DateOnly(2027, 6, 14));

        var settled = Policy.Flexible.Refund(stay with { Now = stay.CheckInAt.AddSeconds(secondsAfterCheckIn) });

        Assert.Equal(nights, settled.Kept.Of(LineKind.Nights).Amount);
        Assert.Equal(Math.Round(60_00m * kept / 7), settled.Kept.Of(LineKind.CleaningFee).Amount);
        var begun = secondsAfterCheckIn < 0 ? 0 : 1 + (secondsAfterCheckIn / 86_400);
        Assert.Equal(begun * 15_00, settled.Kept.Of(LineKind.ExtraGuestFee).Amount);
        Assert.Equal(ServiceFee, settled.Kept.Of(LineKind.GuestServiceFee).Amount);
    }

    [Fact]
    public void A_night_begins_at_check_in_time_also_when_the_clocks_change()
    {
        // Clocks go forward in the stay's second night: it is 23 hours from the first check-in time to the next.
        var stay = Stay("Europe/Berlin", new DateOnly(2027, 3, 27));

        Assert.Equal(1, (stay with { Now = stay.CheckInAt.AddHours(23).AddSeconds(-1) }).NightsBegun);
        Assert.Equal(2, (stay with { Now = stay.CheckInAt.AddHours(23) }).NightsBegun);
    }

    [Fact]
    public void Hours_are_elapsed_and_days_are_of_the_calendar()
    {
        var stay = Stay("Europe/Berlin", new DateOnly(2027, 3, 28)); // that morning clocks go forward
        var policy = Policy.Flexible;

        // 24 elapsed hours before 15:00 is 14:00 the day before.
        Assert.Equal(stay.Home.At(new DateOnly(2027, 3, 27), new TimeOnly(14, 0)), FreeUntil(policy, stay));
        // 5 days before 15:00 is 15:00.
        Assert.Equal(stay.Home.At(new DateOnly(2027, 3, 23), CheckInTime), FreeUntil(Policy.Moderate, stay));
    }

    [Theory]
    [MemberData(nameof(EachHome))]
    public void Long_stays_have_a_rule_of_their_own_whatever_the_policy(string zone, string checkIn)
    {
        foreach (var policy in Policy.All)
        {
            var stay = LongStay(zone, DateOnly.Parse(checkIn, CultureInfo.InvariantCulture), nights: 60);
            var deadline = stay.Home.At(stay.Dates.CheckIn.AddDays(-30), CheckInTime);

            Assert.Equal(6_000_00, policy.Refund(stay with { Now = deadline.AddSeconds(-1) }).Refund.Amount);
            Assert.Equal(6_000_00, policy.Refund(stay with { Now = deadline }).Refund.Amount);
            Assert.Equal(3_000_00, policy.Refund(stay with { Now = deadline.AddSeconds(1) }).Refund.Amount);
            Assert.Equal(2_900_00, policy.Refund(stay with { Now = stay.CheckInAt }).Refund.Amount);
            var tenth = stay.Home.At(stay.Dates.CheckIn.AddDays(9), CheckInTime);
            Assert.Equal(2_000_00, policy.Refund(stay with { Now = tenth }).Refund.Amount);
        }
    }

    [Theory]
    [InlineData(27, 0)]
    [InlineData(28, 2_800_00)]
    public void A_stay_is_long_from_28_nights(int nights, int refund)
    {
        var stay = LongStay("UTC", new DateOnly(2027, 6, 14), nights);

        var settled = Policy.NonRefundable.Refund(stay with { Now = stay.CheckInAt.AddDays(-31) });

        Assert.Equal(refund, settled.Refund.Amount);
    }

    [Fact]
    public void Fees_for_what_nobody_uses_come_back_even_when_all_nights_are_kept()
    {
        var stay = Stay("UTC", new DateOnly(2027, 6, 14));

        var settled = Policy.NonRefundable.Refund(stay with { Now = stay.CheckInAt.AddDays(-1) });

        Assert.Equal(684_00, settled.Kept.Of(LineKind.Nights).Amount);
        Assert.Equal(60_00, settled.Kept.Of(LineKind.CleaningFee).Amount);
        Assert.Equal(0, settled.Kept.Of(LineKind.ExtraGuestFee).Amount);
        Assert.Equal(ExtraGuestsAndTax, settled.Refund.Amount);
        Assert.Equal(22_32, settled.Kept.HostFee.Amount); // 3 % of 744.00
    }

    public static TheoryData<string, string> EachHome()
    {
        var data = new TheoryData<string, string>();
        foreach (var (zone, checkIn) in Homes)
            data.Add(zone, checkIn.ToString("O", null));
        return data;
    }

    private static void AssertGrace(CancellationPolicy policy, CancellationFacts stay)
    {
        var settled = policy.Refund(stay);
        Assert.Equal(Paid, settled.Refund.Amount);
        Assert.Empty(settled.Kept.Lines);
        Assert.Equal(policy.Rules.Stay.FreeUntil is null or { Days: > 7 }, settled.IsGrace);
    }

    private static DateTimeOffset FreeUntil(CancellationPolicy policy, CancellationFacts stay) =>
        RefundDeadlines.Of(policy, stay)[0].Until!.Value;

    /// <summary>Confirmed at check-in time, so many days before it.</summary>
    private static CancellationFacts Confirmed(string zone, string checkIn, int days)
    {
        var stay = Stay(zone, DateOnly.Parse(checkIn, CultureInfo.InvariantCulture));
        var confirmed = stay.Home.At(stay.Dates.CheckIn.AddDays(-days), CheckInTime);
        return stay with { ConfirmedAt = confirmed, Now = confirmed };
    }

    private static CancellationFacts LongStay(string zone, DateOnly checkIn, int nights)
    {
        var price = new Price(
            [new PriceLine(LineKind.Nights, new Money(nights * 100_00, "USD"), "nights")],
            Money.Zero("USD")
        );
        return Stay(zone, checkIn) with { Dates = StayDates.Of(checkIn, checkIn.AddDays(nights)).Value, Price = price };
    }

    /// <summary>Kept of nights and cleaning, with the service fee and the tax that follows.</summary>
    private static int Kept(int nights, int cleaning)
    {
        var tax = (int)Math.Round(84_90m * (nights + cleaning) / 849_00m, MidpointRounding.AwayFromZero);
        return nights + cleaning + ServiceFee + tax;
    }

    /// <summary>Counted by hand, not as the policies do: elapsed hours, or the same local hour on another day.</summary>
    private static DateTimeOffset Deadline(CancellationFacts stay, string before)
    {
        var number = int.Parse(before.Split(' ')[0], CultureInfo.InvariantCulture);
        return before.EndsWith("hours", StringComparison.Ordinal)
            ? stay.CheckInAt - TimeSpan.FromHours(number)
            : stay.Home.At(stay.Dates.CheckIn.AddDays(-number), CheckInTime);
    }

    private static CancellationFacts Stay(string zone, DateOnly checkIn)
    {
        var home = HomeTime.In(zone);
        var dates = StayDates.Of(checkIn, checkIn.AddDays(7)).Value;
        var confirmed = home.At(checkIn, CheckInTime).AddDays(-200);
        return new CancellationFacts(confirmed, confirmed, dates, home, CheckInTime, VectorA());
    }

    private static Price VectorA()
    {
        Money Usd(long amount) => new(amount, "USD");
        return new Price(
            [
                new PriceLine(LineKind.Nights, Usd(760_00), "7 nights")
                {
                    Nightly = [100_00, 100_00, 100_00, 100_00, 130_00, 130_00, 100_00],
                },
                new PriceLine(LineKind.Discount, Usd(-76_00), "10 % off"),
                new PriceLine(LineKind.CleaningFee, Usd(60_00), "for the stay"),
                new PriceLine(LineKind.ExtraGuestFee, Usd(105_00), "1 guest, 7 nights"),
                new PriceLine(LineKind.GuestServiceFee, Usd(118_86), "14 %"),
                new PriceLine(LineKind.Tax, Usd(84_90), "10 %"),
            ],
            Usd(25_47)
        );
    }
}
