using Airbnb.Core.Calendar;
using Airbnb.Core.Pricing;
using NpgsqlTypes;

namespace Airbnb.Tests.Pricing;

/// <summary>Which price a night has, which one offer a stay gets, and what comes on top.</summary>
public sealed class OffersTests
{
    private static readonly DateOnly Monday = new(2027, 3, 1);

    private static readonly Rates Plain = new() { Currency = "EUR", Base = 100_00 };

    [Fact]
    public void A_dates_own_price_holds_before_the_seasons_the_weekends_and_the_base_price()
    {
        var rates = Plain with { Weekend = 130_00 };
        NightPrice[] special =
        [
            Special(NightPriceKind.Season, 3, 6, 150_00, "Carnival"), // Thursday to Saturday
            Special(NightPriceKind.Date, 4, 5, 220_00, null), // Friday
        ];

        var price = StayPrice.Of(
            new PriceFacts(Stay(7), new Party(1), rates, new FeeOptions()) { NightPrices = special }
        );

        var nights = price.Lines.Single(line => line.Kind is LineKind.Nights);
        Assert.Equal([100_00, 100_00, 100_00, 150_00, 220_00, 150_00, 100_00], nights.Nightly!);
        Assert.Equal(920_00, nights.Amount.Amount);
        Assert.Equal("7 nights, 2 of them at the season's price (Carnival), 1 of them at their own price", nights.Rule);
    }

    [Theory]
    [InlineData(6, 40, 0, 0, null)]
    [InlineData(7, 40, 0, 10_00, "7 nights or more")]
    [InlineData(13, 40, 0, 10_00, "7 nights or more")]
    [InlineData(14, 40, 0, 15_00, "14 nights or more")]
    [InlineData(27, 40, 0, 15_00, "14 nights or more")]
    [InlineData(28, 40, 0, 25_00, "28 nights or more")]
    [InlineData(3, 89, 0, 0, null)]
    [InlineData(3, 90, 0, 12_00, "90 days ahead or more")]
    [InlineData(3, 400, 0, 12_00, "90 days ahead or more")]
    [InlineData(3, 3, 0, 0, null)]
    [InlineData(3, 2, 0, 18_00, "2 days ahead or fewer")]
    [InlineData(3, 0, 0, 18_00, "2 days ahead or fewer")]
    [InlineData(14, 90, 0, 15_00, "14 nights or more")] // better than early bird
    [InlineData(14, 2, 0, 18_00, "2 days ahead or fewer")] // better than the length
    [InlineData(28, 2, 0, 25_00, "28 nights or more")]
    public void A_stay_gets_the_one_offer_that_is_best(int nights, int ahead, int bookings, int share, string? why)
    {
        var rates = Plain with
        {
            WeeklyDiscount = 10_00,
            MonthlyDiscount = 25_00,
            LengthDiscounts = [new LengthDiscount(14, 15_00)],
            EarlyBird = new AheadDiscount(90, 12_00),
            LastMinute = new AheadDiscount(2, 18_00),
        };

        var price = StayPrice.Of(
            new PriceFacts(Stay(nights), new Party(1), rates, new FeeOptions())
            {
                DaysAhead = ahead,
                EarlierBookings = bookings,
            }
        );

        Assert.Equal(-nights * share, price.Of(LineKind.Discount).Amount);
        Assert.Equal(why is null, price.Lines.All(line => line.Kind is not LineKind.Discount));
        if (why is not null)
            Assert.EndsWith(why, price.Lines.Single(line => line.Kind is LineKind.Discount).Rule);
    }

    [Theory]
    [InlineData(true, 0, 20_00)]
    [InlineData(true, 2, 20_00)]
    [InlineData(true, 3, 0)]
    [InlineData(false, 0, 0)]
    public void The_promotion_of_a_new_home_is_for_its_first_3_bookings(bool promotes, int earlier, int share)
    {
        var rates = Plain with { NewListingPromotion = promotes };

        var price = StayPrice.Of(
            new PriceFacts(Stay(2), new Party(1), rates, new FeeOptions()) { EarlierBookings = earlier }
        );

        Assert.Equal(-2 * share, price.Of(LineKind.Discount).Amount);
    }

    [Theory]
    [InlineData(1, 30_00)]
    [InlineData(2, 30_00)]
    [InlineData(3, 60_00)]
    public void Short_stays_may_have_a_cleaning_fee_of_their_own(int nights, int fee)
    {
        var rates = Plain with { CleaningFee = 60_00, ShortStayCleaningFee = 30_00 };

        Assert.Equal(fee, Price(nights, rates).Of(LineKind.CleaningFee).Amount);
        Assert.Equal(60_00, Price(nights, rates with { ShortStayCleaningFee = null }).Of(LineKind.CleaningFee).Amount);
        Assert.Equal(
            nights < 3 ? 0 : fee,
            Price(nights, rates with { ShortStayCleaningFee = 0 }).Of(LineKind.CleaningFee).Amount
        );
    }

    [Theory]
    [InlineData(TaxKind.PercentOfSubtotal, 30_00)] // 10 % of 300.00
    [InlineData(TaxKind.PerGuest, 4_00)]
    [InlineData(TaxKind.PerNight, 6_00)]
    [InlineData(TaxKind.PerGuestAndNight, 12_00)]
    public void Taxes_go_by_their_rule(TaxKind kind, int amount)
    {
        var tax =
            kind is TaxKind.PercentOfSubtotal
                ? new TaxRule(kind, "Tax", Rate: 10_00)
                : new TaxRule(kind, "Tax", Amount: 2_00);

        var price = Price(3, Plain with { Taxes = [tax], IncludedGuests = 2 }, new Party(2));

        Assert.Equal(amount, price.Tax.Amount);
        Assert.StartsWith("Tax: ", price.Lines.Single(line => line.Kind is LineKind.Tax).Rule);
    }

    [Theory]
    [InlineData(27, 54_00)]
    [InlineData(28, 0)]
    [InlineData(29, 0)]
    public void A_tax_may_spare_long_stays(int nights, int amount)
    {
        var rates = Plain with { Taxes = [new TaxRule(TaxKind.PerNight, "Tax", Amount: 2_00, ExemptFrom: 28)] };

        Assert.Equal(amount, Price(nights, rates).Tax.Amount);
    }

    [Fact]
    public void Each_tax_is_a_line_of_its_own_and_none_is_on_another()
    {
        var rates = Plain with
        {
            TaxRate = 10_00,
            Taxes =
            [
                new TaxRule(TaxKind.PercentOfSubtotal, "Town", Rate: 2_50),
                new TaxRule(TaxKind.PerGuest, "Bed", Amount: 3_00),
            ],
        };

        var price = Price(2, rates, new Party(1));

        Assert.Equal(
            [20_00, 5_00, 3_00],
            price.Lines.Where(line => line.Kind is LineKind.Tax).Select(line => line.Amount.Amount)
        );
    }

    [Fact]
    public void Forgoing_refunds_takes_its_part_off_what_the_offer_has_left()
    {
        var rates = Plain with { WeeklyDiscount = 10_00 };

        var price = StayPrice.Of(
            new PriceFacts(Stay(7), new Party(1), rates, new FeeOptions()) { NonRefundableDiscount = 10_00 }
        );

        Assert.Equal(
            [-70_00, -63_00],
            price.Lines.Where(l => l.Kind is LineKind.Discount).Select(l => l.Amount.Amount)
        );
        Assert.Equal(567_00, price.Subtotal.Amount);
    }

    [Fact]
    public void Two_discounts_together_still_leave_the_floor()
    {
        var rates = Plain with { Base = 10_05, WeeklyDiscount = 50_00 };

        var price = StayPrice.Of(
            new PriceFacts(Stay(7), new Party(1), rates, new FeeOptions()) { NonRefundableDiscount = 50_00 }
        );

        Assert.Equal(70_00, price.Subtotal.Amount);
    }

    private static Price Price(int nights, Rates rates, Party? party = null) =>
        StayPrice.Of(new PriceFacts(Stay(nights), party ?? new Party(1), rates, new FeeOptions()));

    private static StayDates Stay(int nights) => StayDates.Of(Monday, Monday.AddDays(nights)).Value;

    private static NightPrice Special(NightPriceKind kind, int from, int to, long amount, string? name) =>
        new()
        {
            ListingId = Guid.Empty,
            Kind = kind,
            Nights = new NpgsqlRange<DateOnly>(Monday.AddDays(from), true, Monday.AddDays(to), false),
            Amount = amount,
            Name = name,
        };
}
