namespace Airbnb.Core.Seeding;

/// <summary>Rounded rates to try things with: what one euro costs.</summary>
internal static class DemoRates
{
    public static readonly IReadOnlyDictionary<string, decimal> PerEuro = new Dictionary<string, decimal>(
        StringComparer.Ordinal
    )
    {
        ["AUD"] = 1.75m,
        ["BRL"] = 6.2m,
        ["CAD"] = 1.6m,
        ["CHF"] = 0.93m,
        ["CZK"] = 24.5m,
        ["DKK"] = 7.46m,
        ["GBP"] = 0.87m,
        ["GHS"] = 12.5m,
        ["JPY"] = 175m,
        ["KES"] = 150m,
        ["KRW"] = 1_650m,
        ["MXN"] = 21.5m,
        ["NGN"] = 1_700m,
        ["NOK"] = 11.7m,
        ["NZD"] = 2m,
        ["PLN"] = 4.25m,
        ["SEK"] = 11m,
        ["USD"] = 1.16m,
        ["ZAR"] = 20m,
    };
}
