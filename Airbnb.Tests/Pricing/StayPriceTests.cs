using Airbnb.Core;
using Airbnb.Core.Calendar;
using Airbnb.Core.Pricing;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Pricing;

public sealed class StayPriceTests
{
    private static readonly DateOnly Monday = new(2027, 3, 1);

    private static readonly Rates VectorA = new()
    {
        Currency = "USD",
        Base = 100_00,
        Weekend = 130_00,
        WeeklyDiscount = 10_00,
        CleaningFee = 60_00,
        ExtraGuestFee = 15_00,
        IncludedGuests = 2,
        TaxRate = 10_00,
    };

    private static readonly Arbitrary<(StayDates Dates, Party Party, Rates Rates, FeeOptions Fees)> AnyStay = (
        from start in Gen.Choose(0, 400)
        from nights in Gen.Choose(1, 60)
        from party in Gen.Zip(Gen.Choose(1, 16), Gen.Choose(0, 2))
        from currency in Gen.Elements("USD", "JPY", "EUR")
        from prices in Gen.ListOf(Gen.Choose(1, 5_000_000), 5)
        from weekend in Gen.Elements(true, false)
        from shares in Gen.ListOf(Gen.Choose(0, 10_000), 3)
        from included in Gen.Choose(1, 8)
        from model in Gen.Elements(FeeModel.Split, FeeModel.HostOnly)
        select (
            Stay(start, nights),
            new Party(party.Item1, party.Item2),
            new Rates
            {
                Currency = currency,
                Base = prices[0],
                Weekend = weekend ? prices[1] : null,
                CleaningFee = prices[2],
                ExtraGuestFee = prices[3],
                PetFee = prices[4],
                IncludedGuests = included,
                WeeklyDiscount = shares[0],
                MonthlyDiscount = shares[1],
                TaxRate = shares[2],
            },
            new FeeOptions { Model = model }
        )
    ).ToArbitrary();

    [Fact]
    public void A_week_costs_what_the_rules_work_out()
    {
        var price = StayPrice.Of(new(Stay(0, 7), new Party(3), VectorA, new FeeOptions()));

        Assert.Equal(
            [
                (LineKind.Nights, 760_00),
                (LineKind.Discount, -76_00),
                (LineKind.CleaningFee, 60_00),
                (LineKind.ExtraGuestFee, 105_00),
                (LineKind.GuestServiceFee, 118_86),
                (LineKind.Tax, 84_90),
            ],
            price.Lines.Select(line => (line.Kind, line.Amount.Amount))
        );
        Assert.Equal(Usd(849_00), price.Subtotal);
        Assert.Equal(Usd(1_052_76), price.Total);
        Assert.Equal(Usd(25_47), price.HostFee);
        Assert.Equal(Usd(823_53), price.HostPayout);
        Assert.Equal(Usd(144_33), price.PlatformFee);
        Assert.Equal(Usd(84_90), price.Tax);
    }

    [Fact]
    public void The_host_may_carry_the_whole_fee()
    {
        var price = StayPrice.Of(new(Stay(0, 7), new Party(3), VectorA, new FeeOptions { Model = FeeModel.HostOnly }));

        Assert.DoesNotContain(price.Lines, line => line.Kind is LineKind.GuestServiceFee);
        Assert.Equal(Usd(131_60), price.HostFee);
        Assert.Equal(Usd(933_90), price.Total);
        Assert.Equal(Usd(717_40), price.HostPayout);
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 10)]
    [InlineData(27, 10)]
    [InlineData(28, 20)]
    public void A_longer_stay_takes_the_better_offer(int nights, int percent)
    {
        var rates = new Rates
        {
            Currency = "EUR",
            Base = 100_00,
            WeeklyDiscount = 10_00,
            MonthlyDiscount = 20_00,
        };

        var price = StayPrice.Of(new(Stay(0, nights), new Party(1), rates, new FeeOptions()));

        Assert.Equal(-nights * percent * 100, price.Of(LineKind.Discount).Amount);
    }

    [Fact]
    public void The_weekly_offer_stays_when_the_monthly_one_is_worse()
    {
        var price = StayPrice.Of(new(Stay(0, 28), new Party(1), VectorA, new FeeOptions()));

        Assert.Equal(-304_00, price.Of(LineKind.Discount).Amount);
        Assert.Contains("7 nights", price.Lines.Single(line => line.Kind is LineKind.Discount).Rule);
    }

    [Theory]
    [InlineData("USD", 12_00, -14_00)] // 2.00 a night is left above the floor of 10.00
    [InlineData("USD", 9_00, 0)]
    [InlineData("JPY", 12, -14)]
    public void No_offer_brings_a_night_below_the_floor(string currency, int night, int discount)
    {
        var rates = new Rates
        {
            Currency = currency,
            Base = night,
            WeeklyDiscount = 50_00,
        };

        var price = StayPrice.Of(new(Stay(0, 7), new Party(1), rates, new FeeOptions()));

        Assert.Equal(discount, price.Of(LineKind.Discount).Amount);
    }

    [Theory]
    [InlineData(3, 101)] // three nights of 33.50 are 100.50: up
    [InlineData(1, 34)]
    public void Each_line_is_rounded_half_up_once(int nights, int off)
    {
        var rates = new Rates
        {
            Currency = "JPY",
            Base = 67,
            WeeklyDiscount = 50_00,
            TaxRate = 50_00,
        };

        var price = StayPrice.Of(new(Stay(0, nights), new Party(1), rates, new FeeOptions()));

        Assert.Equal(off, price.Tax.Amount);
    }

    [Fact]
    public void A_pet_costs_once_and_only_when_it_comes()
    {
        var rates = VectorA with { PetFee = 25_00 };

        Assert.Equal(25_00, StayPrice.Of(new(Stay(0, 3), new Party(1, 2), rates, new())).Of(LineKind.PetFee).Amount);
        Assert.Equal(0, StayPrice.Of(new(Stay(0, 3), new Party(1), rates, new())).Of(LineKind.PetFee).Amount);
    }

    [Fact]
    public void Nothing_is_lost_between_guest_host_platform_and_tax() =>
        Prop.ForAll(
                AnyStay,
                stay =>
                {
                    var price = StayPrice.Of(new(stay.Dates, stay.Party, stay.Rates, stay.Fees));
                    return price.Total == price.HostPayout + price.PlatformFee + price.Tax
                        && price.Total.Amount == price.Lines.Sum(line => line.Amount.Amount)
                        && price.Lines.All(line => line.Amount.Currency == stay.Rates.Currency);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_nights_after_the_offer_are_never_below_the_floor_nor_above_the_list_price() =>
        Prop.ForAll(
                AnyStay,
                stay =>
                {
                    var price = StayPrice.Of(new(stay.Dates, stay.Party, stay.Rates, stay.Fees));
                    var floor = stay.Fees.NightFloor * Currencies.MinorUnits(price.Currency);
                    var listed = stay
                        .Dates.EachNight()
                        .Select(night => new NightPrices(stay.Rates, []).Of(night).Amount);
                    var least = listed.Sum(night => Math.Min(night, floor));
                    var nights = price.Of(LineKind.Nights).Amount;
                    var discounted = nights + price.Of(LineKind.Discount).Amount;
                    return nights == listed.Sum() && discounted >= least && discounted <= nights;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_guest_never_costs_less() =>
        Prop.ForAll(
                AnyStay,
                stay =>
                {
                    var more = stay.Party with { Guests = stay.Party.Guests + 1 };
                    return StayPrice.Of(new(stay.Dates, more, stay.Rates, stay.Fees)).Total.Amount
                        >= StayPrice.Of(new(stay.Dates, stay.Party, stay.Rates, stay.Fees)).Total.Amount;
                }
            )
            .QuickCheckThrowOnFailure();

    private static StayDates Stay(int start, int nights) =>
        StayDates.Of(Monday.AddDays(start), Monday.AddDays(start + nights)).Value;

    private static Money Usd(long amount) => new(amount, "USD");
}
