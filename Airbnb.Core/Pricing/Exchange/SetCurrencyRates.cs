using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Pricing.Exchange;

/// <summary>Stores the rates of a day, in place of all that it had.</summary>
public sealed class SetCurrencyRates(AirbnbDb db)
{
    /// <param name="perEuro">What one euro costs, by currency; the euro itself is always there.</param>
    public Task<Result> Of(DateOnly day, IReadOnlyDictionary<string, decimal> perEuro, Act act, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                // Two at once would both find nothing to replace.
                await db.Database.ExecuteSqlAsync(
                    $"SELECT pg_advisory_xact_lock(hashtext('airbnb.currency_rates'))",
                    ct
                );
                var before = await db
                    .CurrencyRates.AsNoTracking()
                    .Where(rate => rate.Day == day && rate.Currency != CurrencyRate.Euro)
                    .ToDictionaryAsync(rate => rate.Currency, rate => rate.PerEuro, ct);
                await db.CurrencyRates.Where(rate => rate.Day == day).ExecuteDeleteAsync(ct);
                db.CurrencyRates.Add(Rate(day, CurrencyRate.Euro, 1));
                db.CurrencyRates.AddRange(perEuro.Select(rate => Rate(day, rate.Key, rate.Value)));
                db.Audit(act, "currency_rates_set", day.ToString("O", null), before, perEuro);
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    private static CurrencyRate Rate(DateOnly day, string currency, decimal perEuro) =>
        new()
        {
            Day = day,
            Currency = currency,
            PerEuro = perEuro,
        };
}
