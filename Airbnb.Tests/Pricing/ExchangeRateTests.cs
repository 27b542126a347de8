using Airbnb.Core;
using Airbnb.Core.Pricing.Exchange;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Pricing;

public sealed class ExchangeRateTests
{
    private static readonly DateOnly Day = new(2027, 3, 1);

    private static readonly Arbitrary<(long Amount, string From, string To, decimal PerFrom, decimal PerTo)> AnyPrice =
        (
            from amount in Gen.Choose(0, 1_000_000_000)
            from currencies in Gen.Zip(
                Gen.Elements<string>([.. Currencies.All]),
                Gen.Elements<string>([.. Currencies.All])
            )
            from rates in Gen.Zip(Gen.Choose(1, 2_000_000), Gen.Choose(1, 2_000_000))
            select (
                (long)amount,
                currencies.Item1,
                currencies.Item2,
                RateOf(currencies.Item1, rates.Item1),
                RateOf(currencies.Item2, currencies.Item1 == currencies.Item2 ? rates.Item1 : rates.Item2)
            )
        ).ToArbitrary();

    [Theory]
    [InlineData(100_00, "EUR", "USD", 1, 1.0842, 108_42)]
    [InlineData(108_42, "USD", "EUR", 1.0842, 1, 100_00)]
    [InlineData(100_00, "USD", "JPY", 1.0842, 162.5, 14_988)] // whole yen: 14,988.01
    [InlineData(10_000, "JPY", "USD", 162.5, 1.0842, 66_72)] // 66.72
    [InlineData(1, "EUR", "USD", 1, 1.5, 2)] // 1.5 cents: up
    [InlineData(0, "EUR", "USD", 1, 1.5, 0)]
    public void A_price_is_shown_to_the_minor_unit_of_the_target(
        long amount,
        string from,
        string to,
        double perFrom,
        double perTo,
        long shown
    ) => Assert.Equal(shown, Rate(from, to, (decimal)perFrom, (decimal)perTo).Show(new Money(amount, from)).Amount);

    [Fact]
    public void What_is_shown_is_the_amount_times_the_rate_within_half_a_minor_unit() =>
        Prop.ForAll(
                AnyPrice,
                price =>
                {
                    var shown = Rate(price.From, price.To, price.PerFrom, price.PerTo)
                        .Show(new Money(price.Amount, price.From));
                    var exact =
                        price.Amount * shown.Rate * Currencies.MinorUnits(price.To) / Currencies.MinorUnits(price.From);
                    return Math.Abs(shown.Amount - exact) <= 0.5m && shown.Currency == price.To && shown.Day == Day;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_currency_is_shown_in_itself_as_it_is() =>
        Prop.ForAll(
                AnyPrice,
                price =>
                    Rate(price.From, price.From, price.PerFrom, price.PerFrom)
                        .Show(new Money(price.Amount, price.From))
                        .Amount == price.Amount
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void More_money_is_never_shown_as_less() =>
        Prop.ForAll(
                AnyPrice,
                price =>
                {
                    var rate = Rate(price.From, price.To, price.PerFrom, price.PerTo);
                    return rate.Show(new Money(price.Amount + 1, price.From)).Amount
                        >= rate.Show(new Money(price.Amount, price.From)).Amount;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_rate_shows_no_other_currency() =>
        Assert.Throws<InvalidOperationException>(() => Rate("EUR", "USD", 1, 1).Show(new Money(1, "GBP")));

    private static decimal RateOf(string currency, int tenThousandths) =>
        currency == CurrencyRate.Euro ? 1 : tenThousandths / 10_000m;

    private static ExchangeRate Rate(string from, string to, decimal perFrom, decimal perTo) =>
        ExchangeRate.Between(Of(from, perFrom), Of(to, perTo));

    private static CurrencyRate Of(string currency, decimal perEuro) =>
        new()
        {
            Day = Day,
            Currency = currency,
            PerEuro = perEuro,
        };
}
