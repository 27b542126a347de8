using Airbnb.Core.Pricing.Exchange;

namespace Airbnb.Core.Listings.Search;

/// <summary>How prices of one currency compare with all others.</summary>
/// <param name="Factor">From its minor units to those that prices are compared in.</param>
/// <param name="Least">The least amount within the bounds, in its own minor units.</param>
internal sealed record ComparedCurrency(string Currency, double Factor, long Least, long Most);

/// <summary>
/// Makes prices of many currencies comparable, by the stored rates of a day. Those without a rate count as if at par,
/// and are never within bounds of another currency.
/// </summary>
internal static class ComparedPrices
{
    /// <summary>More than any stay costs, in any currency.</summary>
    private const long Unbounded = 1_000_000_000_000_000;

    public static string TargetOf(HomeSearch search) => search.Currency ?? CurrencyRate.Euro;

    public static IReadOnlyList<ComparedCurrency> Of(
        HomeSearch search,
        IReadOnlyDictionary<string, ExchangeRate> rates
    ) => [.. Currencies.All.Order(StringComparer.Ordinal).Select(currency => Of(currency, search, rates))];

    private static ComparedCurrency Of(
        string currency,
        HomeSearch search,
        IReadOnlyDictionary<string, ExchangeRate> rates
    )
    {
        var known = rates.GetValueOrDefault(currency);
        var scale = (decimal)Currencies.MinorUnits(TargetOf(search)) / Currencies.MinorUnits(currency);
        var factor = (double)((known?.Rate ?? 1) * scale);
        var (least, most) = (search.MinPrice ?? 0, search.MaxPrice ?? long.MaxValue);
        if (search.Currency is null || search.Currency == currency)
            return new ComparedCurrency(currency, factor, least, most);
        return known is null
            ? new ComparedCurrency(currency, factor, 1, 0)
            : new ComparedCurrency(currency, factor, Least(least, known), Most(most, known));
    }

    /// <summary>The least amount that is shown as no less than the bound.</summary>
    private static long Least(long bound, ExchangeRate rate) => bound == 0 ? 0 : First(bound, rate);

    /// <summary>The greatest amount that is shown as no more than the bound.</summary>
    private static long Most(long bound, ExchangeRate rate) =>
        bound >= Unbounded ? long.MaxValue : First(bound + 1, rate) - 1;

    /// <summary>The first amount that is shown as the bound or more.</summary>
    private static long First(long bound, ExchangeRate rate)
    {
        var factor = rate.Rate * Currencies.MinorUnits(rate.To) / Currencies.MinorUnits(rate.From);
        var first = Math.Ceiling((Math.Min(bound, Unbounded) - 0.5m) / factor);
        var near = (long)Math.Min(first, Unbounded);
        // The division was rounded, and so is what is shown.
        return Enumerable.Range(-1, 3).Select(step => near + step).First(amount => amount > near || Reaches(amount));

        bool Reaches(long amount) => rate.Show(new Money(amount, rate.From)).Amount >= bound;
    }
}
