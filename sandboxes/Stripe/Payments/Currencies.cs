using System.Globalization;

namespace StripeSandbox.Payments;

/// <summary>Currencies, their minor units and the least amount that Stripe charges in them.</summary>
public static class Currencies
{
    private static readonly Dictionary<string, long> Least = new()
    {
        ["usd"] = 50,
        ["aed"] = 200,
        ["aud"] = 50,
        ["bgn"] = 100,
        ["brl"] = 50,
        ["cad"] = 50,
        ["chf"] = 50,
        ["czk"] = 1500,
        ["dkk"] = 250,
        ["eur"] = 50,
        ["gbp"] = 30,
        ["hkd"] = 400,
        ["huf"] = 17500,
        ["inr"] = 50,
        ["jpy"] = 50,
        ["mxn"] = 1000,
        ["myr"] = 200,
        ["nok"] = 300,
        ["nzd"] = 50,
        ["pln"] = 200,
        ["ron"] = 200,
        ["sek"] = 300,
        ["sgd"] = 50,
        ["thb"] = 1000,
    };

    private static readonly HashSet<string> Others =
    [
        .. (
            "afn all amd ang aoa ars awg azn bam bbd bdt bif bmd bnd bob bsd bwp byn bzd cdf clp cny cop crc cve djf dop "
            + "dzd egp etb fjd fkp gel gip gmd gnf gtq gyd hnl htg idr ils isk jmd kes kgs khr kmf krw kyd kzt lak lbp "
            + "lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mzn nad ngn nio npr pab pen pgk php pkr pyg qar rsd "
            + "rub rwf sar sbd scr sek shp sle sos srd std szl tjs top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf "
            + "xcd xof xpf yer zar zmw"
        ).Split(' '),
    ];

    private static readonly HashSet<string> WithoutMinorUnits =
    [
        .. "bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf".Split(' '),
    ];

    public static bool Exists(string currency) => Least.ContainsKey(currency) || Others.Contains(currency);

    public static long LeastOf(string currency) => Least.GetValueOrDefault(currency, 1);

    /// <summary>An amount for people: <c>$0.50</c>, <c>¥50</c>, <c>30.00 zar</c>.</summary>
    public static string Text(long amount, string currency)
    {
        var number = WithoutMinorUnits.Contains(currency)
            ? amount.ToString("#,0", CultureInfo.InvariantCulture)
            : (amount / 100m).ToString("#,0.00", CultureInfo.InvariantCulture);
        return currency switch
        {
            "usd" => $"${number}",
            "eur" => $"€{number}",
            "gbp" => $"£{number}",
            "jpy" => $"¥{number}",
            _ => $"{number} {currency}",
        };
    }
}
