using Airbnb.Core;

namespace Airbnb.Tests.Foundations;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(849_00, 1_400, 118_86)] // the vector of the rules: 14 % of 849.00
    [InlineData(849_00, 300, 25_47)]
    [InlineData(849_00, 1_550, 131_60)] // 131.595
    [InlineData(1, 5_000, 1)] // half a cent goes up
    [InlineData(-1, 5_000, -1)] // and down where money flows the other way
    [InlineData(1, 4_999, 0)]
    [InlineData(0, 10_000, 0)]
    [InlineData(long.MaxValue, 10_000, long.MaxValue)]
    public void A_share_is_rounded_half_up_once(long amount, int basisPoints, long share) =>
        Assert.Equal(new Money(share, "USD"), new Money(amount, "USD").Share(basisPoints));

    [Fact]
    public void Amounts_of_one_currency_add_up()
    {
        var five = new Money(5, "EUR");

        Assert.Equal(new Money(7, "EUR"), five + new Money(2, "EUR"));
        Assert.Equal(new Money(-2, "EUR"), five - new Money(7, "EUR"));
        Assert.Equal(new Money(-5, "EUR"), -five);
        Assert.Equal(new Money(15, "EUR"), five * 3);
        Assert.Equal(Money.Zero("EUR"), five - five);
    }

    [Fact]
    public void Currencies_are_never_mixed()
    {
        Assert.Throws<InvalidOperationException>(() => new Money(1, "EUR") + new Money(1, "USD"));
        Assert.Throws<InvalidOperationException>(() => new Money(1, "EUR") - Money.Zero("USD"));
        Assert.NotEqual(new Money(1, "EUR"), new Money(1, "USD"));
    }

    [Fact]
    public void An_amount_that_does_not_fit_is_a_fault_and_not_another_amount()
    {
        var most = new Money(long.MaxValue, "USD");

        Assert.Throws<OverflowException>(() => most + new Money(1, "USD"));
        Assert.Throws<OverflowException>(() => -most - new Money(2, "USD"));
        Assert.Throws<OverflowException>(() => most * 2);
        Assert.Throws<OverflowException>(() => most.Share(10_001));
    }

    [Theory]
    [InlineData(105276, "USD", "1,052.76 USD")]
    [InlineData(12000, "JPY", "12,000 JPY")]
    [InlineData(-5, "EUR", "-0.05 EUR")]
    public void People_read_whole_units(long amount, string currency, string text) =>
        Assert.Equal(text, new Money(amount, currency).Display());
}
