using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Pricing.Exchange;

/// <summary>Finds the newest stored rates by which prices can be shown in a currency.</summary>
public sealed class ShowPrices(AirbnbDb db, PlatformClock clock)
{
    /// <summary>
    /// The rate of each currency to the target: of the newest day, today at the latest, that has both. Nothing when no
    /// target is asked for; a refusal when one of them has no rate.
    /// </summary>
    public async Task<Result<IReadOnlyDictionary<string, ExchangeRate>>> In(
        string? target,
        IEnumerable<string> currencies,
        CancellationToken ct
    )
    {
        if (target is null)
            return new Dictionary<string, ExchangeRate>(StringComparer.Ordinal);
        var asked = currencies.Distinct(StringComparer.Ordinal).ToList();
        var rates = await Known(target, asked, DateOnly.FromDateTime(clock.Now.UtcDateTime), ct);
        return asked.Find(currency => !rates.ContainsKey(currency)) is { } missing
            ? ExchangeErrors.NoRate(missing, target)
            : rates;
    }

    /// <summary>The same for a list: what has no rate is left out, and the refusal is for lists that nothing is left of.</summary>
    public async Task<Result<IReadOnlyDictionary<string, ExchangeRate>>> InAsFarAsKnown(
        string? target,
        IEnumerable<string> currencies,
        CancellationToken ct
    )
    {
        if (target is null)
            return new Dictionary<string, ExchangeRate>(StringComparer.Ordinal);
        var asked = currencies.Distinct(StringComparer.Ordinal).ToList();
        var rates = await Known(target, asked, DateOnly.FromDateTime(clock.Now.UtcDateTime), ct);
        return asked.Count > 0 && !asked.Exists(rates.ContainsKey) ? ExchangeErrors.NoRate(asked[0], target) : rates;
    }

    /// <summary>The same as of a day, without those that have no rate.</summary>
    public async Task<Dictionary<string, ExchangeRate>> Known(
        string target,
        IReadOnlyCollection<string> currencies,
        DateOnly day,
        CancellationToken ct
    )
    {
        var rates = new Dictionary<string, ExchangeRate>(StringComparer.Ordinal)
        {
            [target] = ExchangeRate.Same(target, day),
        };
        var others = currencies.Where(currency => currency != target).ToList();
        foreach (var rate in others.Count == 0 ? [] : await Newest(target, others, day, ct))
            rates[rate.From] = rate;
        return rates;
    }

    /// <summary>The same for one currency; null when no target is asked for.</summary>
    public async Task<Result<ExchangeRate?>> Of(string? currency, string? target, CancellationToken ct)
    {
        if (currency is null)
            return default(ExchangeRate);
        var rates = await In(target, [currency], ct);
        return rates.Map(found => target is null ? null : found[currency]);
    }

    private async Task<IEnumerable<ExchangeRate>> Newest(
        string target,
        List<string> currencies,
        DateOnly day,
        CancellationToken ct
    )
    {
        var pairs = await (
            from each in db.CurrencyRates.AsNoTracking()
            where currencies.Contains(each.Currency) && each.Day <= day
            join goal in db.CurrencyRates.AsNoTracking() on each.Day equals goal.Day
            where goal.Currency == target
            where
                !db.CurrencyRates.Any(newer =>
                    newer.Currency == each.Currency
                    && newer.Day > each.Day
                    && newer.Day <= day
                    && db.CurrencyRates.Any(other => other.Currency == target && other.Day == newer.Day)
                )
            select new { each, goal }
        ).ToListAsync(ct);
        return pairs.Select(pair => ExchangeRate.Between(pair.each, pair.goal));
    }
}
