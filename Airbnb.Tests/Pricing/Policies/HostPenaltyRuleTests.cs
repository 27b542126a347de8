using System.Globalization;
using Airbnb.Core;
using Airbnb.Core.Calendar;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;

namespace Airbnb.Tests.Pricing.Policies;

public sealed class HostPenaltyRuleTests
{
    private static readonly TimeOnly CheckInTime = new(15, 0);
    private static readonly DateOnly CheckIn = new(2027, 3, 29);
    private static readonly FeeOptions Fees = new();

    public static TheoryData<string> Zones() =>
        ["Pacific/Pago_Pago", "UTC", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Chatham", "Pacific/Kiritimati"];

    /// <summary>Nights 900.00 after the discount, cleaning 60.00, pet 40.00: 1,000.00. Not the extra guest, fee and tax.</summary>
    [Theory]
    [MemberData(nameof(Zones))]
    public void The_share_grows_at_30_days_and_at_48_hours_to_the_second(string zone)
    {
        var home = HomeTime.In(zone);
        var month = home.At(CheckIn.AddDays(-30), CheckInTime);
        var late = home.At(CheckIn, CheckInTime).AddHours(-48);

        Assert.Equal(100_00, Owed(home, month.AddSeconds(-1)));
        Assert.Equal(250_00, Owed(home, month));
        Assert.Equal(250_00, Owed(home, month.AddSeconds(1)));
        Assert.Equal(250_00, Owed(home, late.AddSeconds(-1)));
        Assert.Equal(500_00, Owed(home, late));
        Assert.Equal(500_00, Owed(home, late.AddSeconds(1)));
    }

    [Theory]
    [InlineData("2027-03-29T14:59:59Z", 500_00)]
    [InlineData("2027-03-29T15:00:00Z", 400_00)] // one of five nights has begun
    [InlineData("2027-03-31T15:00:00Z", 200_00)]
    [InlineData("2027-04-02T15:00:00Z", 50_00)] // nothing is left: the minimum
    public void During_the_stay_only_nights_not_stayed_count(string at, int owed) =>
        Assert.Equal(owed, Owed(HomeTime.In("UTC"), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("USD", 50_00)]
    [InlineData("JPY", 50)]
    public void It_is_at_least_fifty_whole_units_of_the_currency(string currency, int least)
    {
        var price = new Price([new PriceLine(LineKind.Nights, new Money(20, currency), "")], Money.Zero(currency));
        var dates = StayDates.Of(CheckIn, CheckIn.AddDays(1)).Value;
        var now = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var owed = HostPenaltyRule.Of(now, dates, HomeTime.In("UTC"), CheckInTime, price, Fees);

        Assert.Equal(new Money(least, currency), owed.Amount);
        Assert.EndsWith("at least this much", owed.Rule);
    }

    private static long Owed(HomeTime home, DateTimeOffset now)
    {
        Money Usd(long amount) => new(amount, "USD");
        var price = new Price(
            [
                new PriceLine(LineKind.Nights, Usd(1_000_00), ""),
                new PriceLine(LineKind.Discount, Usd(-100_00), ""),
                new PriceLine(LineKind.CleaningFee, Usd(60_00), ""),
                new PriceLine(LineKind.ExtraGuestFee, Usd(75_00), ""),
                new PriceLine(LineKind.PetFee, Usd(40_00), ""),
                new PriceLine(LineKind.GuestServiceFee, Usd(150_00), ""),
                new PriceLine(LineKind.Tax, Usd(107_50), ""),
            ],
            Usd(32_25)
        );
        var dates = StayDates.Of(CheckIn, CheckIn.AddDays(5)).Value;
        return HostPenaltyRule.Of(now, dates, home, CheckInTime, price, Fees).Amount.Amount;
    }
}
