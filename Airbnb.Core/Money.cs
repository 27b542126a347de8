namespace Airbnb.Core;

/// <summary>An amount in the minor unit of its currency (cents for USD, whole yen for JPY).</summary>
/// <param name="Amount">Minor units; negative where money flows the other way.</param>
/// <param name="Currency">ISO 4217 code in capitals.</param>
public readonly record struct Money(long Amount, string Currency)
{
    public static Money Zero(string currency) => new(0, currency);

    public static Money operator +(Money a, Money b) => new(checked(a.Amount + b.In(a.Currency)), a.Currency);

    public static Money operator -(Money a, Money b) => new(checked(a.Amount - b.In(a.Currency)), a.Currency);

    public static Money operator -(Money a) => new(checked(-a.Amount), a.Currency);

    public static Money operator *(Money a, int times) => new(checked(a.Amount * times), a.Currency);

    /// <summary>A share of this amount, rounded half-up (away from zero) once, as RULES ask of every line.</summary>
    /// <param name="basisPoints">Hundredths of a percent: 1,400 is 14 %.</param>
    public Money Share(int basisPoints)
    {
        var exact = (decimal)Amount * basisPoints / 10_000m;
        return this with { Amount = (long)Math.Round(exact, MidpointRounding.AwayFromZero) };
    }

    public override string ToString() => $"{Amount} {Currency}";

    private long In(string currency) =>
        Currency == currency
            ? Amount
            : throw new InvalidOperationException($"{Currency} and {currency} cannot be added.");
}
