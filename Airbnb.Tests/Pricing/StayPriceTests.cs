using Airbnb.Core;
using Airbnb.Core.Calendar;
using Airbnb.Core.Pricing;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Pricing;

public sealed class StayPriceTests
{
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
                AnyStay.Priced,
                stay =>
                {
                    var price = StayPrice.Of(stay);
                    return price.Total == price.HostPayout + price.PlatformFee + price.Tax
                        && price.Total.Amount == price.Lines.Sum(line => line.Amount.Amount)
                        && price.HostPayout.Amount >= 0
                        && price.Lines.All(line => line.Amount.Currency == stay.Rates.Currency);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_nights_after_all_discounts_are_never_below_the_floor_nor_above_the_list_price() =>
        Prop.ForAll(
                AnyStay.Priced,
                stay =>
                {
                    var price = StayPrice.Of(stay);
                    var floor = stay.Fees.FloorIn(price.Currency);
                    var prices = new NightPrices(stay.Rates, stay.NightPrices);
                    var listed = stay.Dates.EachNight().Select(night => prices.Of(night).Amount).ToList();
                    var least = listed.Sum(night => Math.Min(night, floor));
                    var nights = price.Of(LineKind.Nights).Amount;
                    var discounted = nights + price.Of(LineKind.Discount).Amount;
                    return nights == listed.Sum()
                        && price.Lines[0].Nightly!.SequenceEqual(listed)
                        && discounted >= least
                        && discounted <= nights;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_guest_never_costs_less() =>
        Prop.ForAll(
                AnyStay.Priced,
                stay =>
                {
                    var more = stay with { Party = stay.Party with { Guests = stay.Party.Guests + 1 } };
                    return StayPrice.Of(more).Total.Amount >= StayPrice.Of(stay).Total.Amount;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_offer_never_makes_it_dearer() =>
        Prop.ForAll(
                AnyStay.Priced,
                stay =>
                {
                    var more = stay.Rates with { LengthDiscounts = [.. stay.Rates.LengthDiscounts, new(1, 33_33)] };
                    return StayPrice.Of(stay with { Rates = more }).Subtotal.Amount
                        <= StayPrice.Of(stay).Subtotal.Amount;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Only_one_offer_is_taken() =>
        Prop.ForAll(
                AnyStay.Priced,
                stay =>
                    StayPrice
                        .Of(stay with { NonRefundableDiscount = 0 })
                        .Lines.Count(line => line.Kind is LineKind.Discount) <= 1
            )
            .QuickCheckThrowOnFailure();

    private static StayDates Stay(int start, int nights) => AnyStay.Stay(start, nights);

    private static Money Usd(long amount) => new(amount, "USD");
}
