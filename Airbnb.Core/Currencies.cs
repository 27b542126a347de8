using System.Collections.Frozen;
using System.Globalization;

namespace Airbnb.Core;

/// <summary>The currencies a listing may be priced in, with the digits of their minor unit (ISO 4217).</summary>
public static class Currencies
{
    private static readonly FrozenDictionary<string, int> MinorDigits = new Dictionary<string, int>(
        StringComparer.Ordinal
    )
    {
        ["AUD"] = 2,
        ["BRL"] = 2,
        ["CAD"] = 2,
        ["CHF"] = 2,
        ["CZK"] = 2,
        ["DKK"] = 2,
        ["EUR"] = 2,
        ["GBP"] = 2,
        ["GHS"] = 2,
        ["JPY"] = 0,
        ["KES"] = 2,
        ["KRW"] = 0,
        ["MXN"] = 2,
        ["NGN"] = 2,
        ["NOK"] = 2,
        ["NZD"] = 2,
        ["PLN"] = 2,
        ["SEK"] = 2,
        ["USD"] = 2,
        ["ZAR"] = 2,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Knows(string? currency) => currency is not null && MinorDigits.ContainsKey(currency);

    public static IReadOnlyCollection<string> All => MinorDigits.Keys;

    /// <summary>Ten to the power of the currency's minor digits: 100 for USD, 1 for JPY.</summary>
    public static long MinorUnits(string currency) => MinorDigits[currency] == 0 ? 1 : 100;

    /// <summary>For people: <c>1,052.76 USD</c>, <c>12,000 JPY</c>.</summary>
    public static string Display(this Money money)
    {
        var digits = MinorDigits[money.Currency];
        var amount = (decimal)money.Amount / MinorUnits(money.Currency);
        return amount.ToString("N" + digits, CultureInfo.InvariantCulture) + " " + money.Currency;
    }
}
