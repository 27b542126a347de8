using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.AspNetCore.DataProtection;

namespace Airbnb.Tests.Pricing;

public sealed class QuoteSealTests
{
    private static readonly DateTimeOffset Start = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly StoppedClock time = new(Start);
    private readonly EphemeralDataProtectionProvider keys = new();

    private QuoteSeal Seal => new(keys, new PlatformClock(time));

    [Fact]
    public void A_quote_comes_back_as_it_was_given()
    {
        var quote = AnyQuote();

        var opened = Seal.Open(Seal.Seal(quote)).Value;

        Assert.Equal(quote.Price.Lines, opened.Price.Lines);
        Assert.Equal(quote with { Price = opened.Price }, opened);
        Assert.Equal((quote.Total, quote.HostPayout), (opened.Total, opened.HostPayout));
    }

    [Fact]
    public void It_holds_until_it_expires()
    {
        var text = Seal.Seal(AnyQuote());

        time.Now = Start.AddMinutes(15).AddTicks(-TimeSpan.TicksPerMicrosecond);
        Assert.True(Seal.Open(text).Succeeded);

        time.Now = Start.AddMinutes(15);
        Assert.Equal(QuoteErrors.Expired, Seal.Open(text).Error);
    }

    [Fact]
    public void No_changed_character_goes_unnoticed()
    {
        var text = Seal.Seal(AnyQuote());
        var steps = Enumerable.Range(0, text.Length).Where(at => at % 7 == 0);
        foreach (var at in steps)
        {
            var forged = text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
            Assert.Equal(QuoteErrors.Invalid, Seal.Open(forged).Error);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("quote")]
    [InlineData("ÄÖ !")]
    public void Other_text_is_no_quote(string text) => Assert.Equal(QuoteErrors.Invalid, Seal.Open(text).Error);

    [Fact]
    public void A_quote_of_other_keys_is_not_ours()
    {
        var foreign = new QuoteSeal(new EphemeralDataProtectionProvider(), new PlatformClock(time));

        Assert.Equal(QuoteErrors.Invalid, Seal.Open(foreign.Seal(AnyQuote())).Error);
    }

    [Fact]
    public void What_was_sealed_for_another_purpose_is_no_quote()
    {
        var other = keys.CreateProtector("something else").Protect("{}");

        Assert.Equal(QuoteErrors.Invalid, Seal.Open(other).Error);
    }

    private static Quote AnyQuote()
    {
        var dates = StayDates.Of(new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 8)).Value;
        var rates = new Rates
        {
            Currency = "USD",
            Base = 100_00,
            Weekend = 130_00,
            TaxRate = 10_00,
        };
        var price = StayPrice.Of(new(dates, new Party(2), rates, new FeeOptions()));
        var terms = new QuoteTerms(BookingMode.Instant, Guid.NewGuid(), PolicyCode.Moderate, 1);
        return new Quote(Guid.NewGuid(), Guid.NewGuid(), dates, new Party(2), price, terms, Start + Quotes.HoldsFor);
    }
}
