namespace Airbnb.Core.Pricing;

/// <summary>How rules of price speak of numbers.</summary>
internal static class Wording
{
    public static string Percent(int basisPoints) => FormattableString.Invariant($"{basisPoints / 100m:0.##} %");

    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
