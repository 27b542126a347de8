namespace Airbnb.Core.Pricing.Exchange;

/// <summary>An amount as it is shown in another currency. It is never charged.</summary>
/// <param name="Amount">Minor units.</param>
/// <param name="Rate">What one unit of the price's own currency costs, in whole units of both.</param>
/// <param name="Day">The day whose rate it is.</param>
public sealed record ShownMoney(long Amount, string Currency, decimal Rate, DateOnly Day);

/// <summary>What one unit of a currency costs in another, in whole units of both.</summary>
public sealed record ExchangeRate(string From, string To, decimal Rate, DateOnly Day)
{
    /// <summary>So that who reads the rate computes the same amount.</summary>
    private const int Digits = 12;

    public static ExchangeRate Same(string currency, DateOnly day) => new(currency, currency, 1, day);

    public static ExchangeRate Between(CurrencyRate from, CurrencyRate to) =>
        new(from.Currency, to.Currency, decimal.Round(to.PerEuro / from.PerEuro, Digits), from.Day);

    /// <summary>Rounded half-up once, to the minor unit of the target.</summary>
    public ShownMoney Show(Money money)
    {
        if (money.Currency != From)
            throw new InvalidOperationException($"A rate of {From} shows no {money.Currency}.");
        var exact = (decimal)money.Amount / Currencies.MinorUnits(From) * Rate * Currencies.MinorUnits(To);
        return new ShownMoney((long)Math.Round(exact, MidpointRounding.AwayFromZero), To, Rate, Day);
    }
}

public static class ExchangeErrors
{
    public static Error NoRate(string from, string to) =>
        new("currency.no_rate", Kind.Refused, $"There is no rate yet by which {from} could be shown in {to}.");
}
