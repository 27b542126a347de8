using Airbnb.Core;
using Airbnb.Core.Calendar;
using Airbnb.Core.Payments.Payouts;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Payments.Payouts;

public sealed class PayoutPlanTests
{
    private static readonly TimeOnly Afternoon = new(15, 0);

    [Theory]
    [InlineData("Europe/Lisbon", "2027-03-02T15:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2027-03-02T01:00:00Z")] // UTC+14
    [InlineData("Pacific/Pago_Pago", "2027-03-03T02:00:00Z")] // UTC-11
    public void A_stay_is_paid_out_a_day_after_check_in(string zone, string at)
    {
        var part = Assert.Single(Plan(3, 823_53, zone));

        Assert.Equal(new PayoutPart(1, DateTimeOffset.Parse(at, null), new Money(823_53, "EUR")), part);
    }

    [Fact]
    public void A_day_after_check_in_are_24_hours_where_the_clocks_change()
    {
        var dates = StayDates.Of(new DateOnly(2027, 3, 27), new DateOnly(2027, 3, 30)).Value;

        var part = Assert.Single(PayoutPlan.Of(dates, new Money(1, "EUR"), "Europe/Lisbon", Afternoon));

        Assert.Equal(new DateTimeOffset(2027, 3, 28, 15, 0, 0, TimeSpan.Zero), part.ReleasedAt); // 16:00 in summer time
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(27, 1)]
    [InlineData(28, 1)]
    [InlineData(30, 1)]
    [InlineData(31, 2)]
    [InlineData(60, 2)]
    [InlineData(61, 3)]
    public void A_long_stay_is_paid_out_by_the_month(int nights, int parts)
    {
        var plan = Plan(nights, 900_00);

        Assert.Equal(parts, plan.Count);
        Assert.Equal(Enumerable.Range(1, parts), plan.Select(part => part.Number));
        Assert.All(
            plan,
            part =>
                Assert.Equal(
                    HomeTime.In("Europe/Lisbon").At(new DateOnly(2027, 3, 1).AddDays(30 * (part.Number - 1)), Afternoon)
                        + TimeSpan.FromHours(24),
                    part.ReleasedAt
                )
        );
    }

    [Fact]
    public void Each_month_is_paid_by_its_nights()
    {
        Assert.Equal([300_00, 300_00, 10_00], Plan(61, 610_00).Select(part => part.Amount.Amount));
    }

    [Fact]
    public void Parts_add_up_to_the_payout_and_none_is_negative()
    {
        var stays =
            from nights in Gen.Choose(1, StayDates.LongestStay)
            from cents in Gen.Choose(0, int.MaxValue)
            select (nights, cents);

        Prop.ForAll(
                stays.ToArbitrary(),
                stay =>
                {
                    var plan = Plan(stay.nights, stay.cents);
                    Assert.Equal(stay.cents, plan.Sum(part => part.Amount.Amount));
                    Assert.All(plan, part => Assert.True(part.Amount.Amount >= 0));
                    Assert.Equal(plan.OrderBy(part => part.ReleasedAt), plan);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static IReadOnlyList<PayoutPart> Plan(int nights, long payout, string zone = "Europe/Lisbon")
    {
        var first = new DateOnly(2027, 3, 1);
        var dates = StayDates.Of(first, first.AddDays(nights)).Value;
        return PayoutPlan.Of(dates, new Money(payout, "EUR"), zone, Afternoon);
    }
}
