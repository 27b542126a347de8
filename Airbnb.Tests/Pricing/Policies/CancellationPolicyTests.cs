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
