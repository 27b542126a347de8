using Airbnb.Api.Admin;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing.Exchange;
using Airbnb.Core.Time;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Pricing;

/// <param name="Rate">What one euro costs, in whole units of the currency.</param>
public sealed record RateEntry(string Currency, decimal Rate);

/// <param name="Day">Null when there are no rates yet.</param>
/// <param name="Base">Always the euro.</param>
public sealed record CurrencyRatesResponse(DateOnly? Day, string Base, IReadOnlyList<RateEntry> Items);

/// <param name="Day">Rates of that day, or of the newest before; today when not said.</param>
public sealed record CurrencyRatesQuery(DateOnly? Day);

/// <summary>By which rates prices are shown in other currencies. Charged is the listing's own.</summary>
public sealed class GetCurrencyRates(AirbnbDb db, PlatformClock clock)
    : Endpoint<CurrencyRatesQuery, CurrencyRatesResponse>
{
    public override void Configure()
    {
        Get("currency-rates");
        AllowAnonymous();
        Summary(summary => summary.Summary = "Read the stored currency rates of a day");
        Description(route => route.Needs(Permission.UsePublic).WithTags("Currencies").Refuses(400));
    }

    public override async Task HandleAsync(CurrencyRatesQuery request, CancellationToken ct)
    {
        var latest = request.Day ?? DateOnly.FromDateTime(clock.Now.UtcDateTime);
        var upTo = db.CurrencyRates.AsNoTracking().Where(rate => rate.Day <= latest);
        var day = await upTo.MaxAsync(rate => (DateOnly?)rate.Day, ct);
        Result<CurrencyRatesResponse> rates = await CurrencyRateAnswers.Of(day, db, ct);
        await this.SendResult(rates, found => found, ct);
    }
}

/// <param name="Items">Of every currency but the euro; what is left out has no rate that day.</param>
/// <param name="Reason">Kept in the audit trail.</param>
public sealed record CurrencyRatesRequest(IReadOnlyList<RateEntry> Items, string Reason);

public sealed class CurrencyRatesRequestValidator : Validator<CurrencyRatesRequest>
{
    private const decimal Least = 0.000_001m;
    private const decimal Most = 1_000_000m;
    private const int MostDigits = 10;

    public CurrencyRatesRequestValidator()
    {
        RuleFor(request => request.Reason).Reason();
        RuleFor(request => request.Items)
            .NotEmpty()
            .Must(items => items is null || items.Count <= Currencies.All.Count)
            .WithMessage("More than there are currencies.")
            .Must(items => items is null || items.DistinctBy(item => item?.Currency).Count() == items.Count)
            .WithMessage("Each currency once.");
        RuleForEach(request => request.Items)
            .NotNull()
            .Must(item => item is null || Currencies.Knows(item.Currency))
            .WithMessage("Not known here.")
            .Must(item => item?.Currency is not CurrencyRate.Euro)
            .WithMessage("A euro costs a euro: leave it out.")
            .Must(item => item is null or { Rate: >= Least and <= Most } && item?.Rate.Scale is null or <= MostDigits)
            .WithMessage($"{Least} to {Most} of it for one euro, with at most {MostDigits} decimals.");
    }
}

/// <summary>Stores the rates of a day, in place of all that it had.</summary>
public sealed class PutCurrencyRates(SetCurrencyRates rates, CurrentUser user, AirbnbDb db)
    : Endpoint<CurrencyRatesRequest, CurrencyRatesResponse>
{
    public override void Configure()
    {
        Put("currency-rates/{day}");
        Group<AdminGroup>();
        Summary(summary =>
        {
            summary.Summary = "Store the currency rates of a day";
            summary.Description =
                "What one euro costs. They hold from that day on until there are newer ones; what has been booked is not "
                + "touched, since charging is in the listing's own currency.";
        });
        Description(route => route.Needs(Permission.RunPlatform).Refuses(400, 401, 403, 404, 415));
    }

    public override async Task HandleAsync(CurrencyRatesRequest request, CancellationToken ct)
    {
        var day = Route<DateOnly>("day");
        if (day is not { Year: >= 2000 and < 3000 })
        {
            await this.SendProblem(Error.NotFound, ct);
            return;
        }
        var perEuro = request.Items.ToDictionary(item => item.Currency, item => item.Rate);
        var set = await rates.Of(day, perEuro, user.Because(request.Reason), ct);
        await this.SendResult(set.As(await CurrencyRateAnswers.Of(day, db, ct)), stored => stored, ct);
    }
}

internal static class CurrencyRateAnswers
{
    public static async Task<CurrencyRatesResponse> Of(DateOnly? day, AirbnbDb db, CancellationToken ct)
    {
        var rates = await db
            .CurrencyRates.AsNoTracking()
            .Where(rate => rate.Day == day && rate.Currency != CurrencyRate.Euro)
            .OrderBy(rate => rate.Currency)
            .Select(rate => new RateEntry(rate.Currency, rate.PerEuro))
            .ToListAsync(ct);
        return new CurrencyRatesResponse(day, CurrencyRate.Euro, rates);
    }
}
