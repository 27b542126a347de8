using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Listings;

/// <summary>What some nights cost.</summary>
/// <param name="Kind">A date's price holds before a season's, and both before weekend and base price.</param>
/// <param name="From">The first night.</param>
/// <param name="To">The day after the last night.</param>
/// <param name="Price">Of one night, in the listing's currency.</param>
/// <param name="Name">As guests read it: <c>Carnival</c>.</param>
public sealed record NightPriceEntry(NightPriceKind Kind, DateOnly From, DateOnly To, Money Price, string? Name = null)
{
    public NewNightPrice ToPrice() => new(Kind, StayDates.Of(From, To).Value, Price, Name?.Trim());

    public static NightPriceEntry Of(NightPrice price, string currency) =>
        new(
            price.Kind,
            price.Nights.LowerBound,
            price.Nights.UpperBound,
            new Money(price.Amount, currency),
            price.Name
        );

    internal bool IsPeriod => StayDates.Of(From, To).Succeeded;

    internal bool Overlaps(NightPriceEntry other) => Kind == other.Kind && From < other.To && other.From < To;
}

/// <param name="Items">All of them: what is left out is taken back.</param>
public sealed record NightPricesRequest(IReadOnlyList<NightPriceEntry> Items);

public sealed class NightPricesRequestValidator : Validator<NightPricesRequest>
{
    private const int LongestName = 100;
    private const long MostMoney = 100_000_000;

    public NightPricesRequestValidator()
    {
        RuleFor(request => request.Items)
            .NotNull()
            .Must(items => items is null || items.Count <= SetNightPrices.Most)
            .WithMessage($"At most {SetNightPrices.Most}.")
            .Must(items => items is null || items.Count > SetNightPrices.Most || !Overlap(items))
            .WithMessage("No night has two prices of one kind.");
        RuleForEach(request => request.Items)
            .NotNull()
            .Must(item => item is null || item.IsPeriod)
            .WithMessage("To is at least one night after from, and within reason.")
            .Must(item => item is null || IsPrice(item.Price))
            .WithMessage("An amount in minor units and a currency that is known here.")
            .Must(item => item?.Name is null || item.Name.Trim().Length is > 0 and <= LongestName)
            .WithMessage($"A name has 1 to {LongestName} letters.");
    }

    private static bool IsPrice(Money price) =>
        price.Amount is > 0 and <= MostMoney && Currencies.Knows(price.Currency);

    private static bool Overlap(IReadOnlyList<NightPriceEntry> items)
    {
        var ordered = items.OfType<NightPriceEntry>().OrderBy(item => item.Kind).ThenBy(item => item.From).ToList();
        return ordered.Zip(ordered.Skip(1)).Any(pair => pair.First.Overlaps(pair.Second));
    }
}

/// <summary>Prices of seasons and dates, in order of time.</summary>
public sealed record NightPricesResponse(IReadOnlyList<NightPriceEntry> Items);

/// <summary>Which nights of a home have a price of their own. The ETag is the listing's.</summary>
public sealed class GetNightPrices(AirbnbDb db, CurrentUser user) : Endpoint<ListingById, NightPricesResponse>
{
    public override void Configure()
    {
        Get("{id}/night-prices");
        Group<ListingsGroup>();
        AllowAnonymous();
        Summary(summary => summary.Summary = "List the prices of seasons and dates");
        Description(route => route.Needs(Permission.ReadHome).Refuses(400, 404));
    }

    public override async Task HandleAsync(ListingById request, CancellationToken ct)
    {
        var found = await db.Listings.VisibleTo(user).SingleOrDefaultAsync(listing => listing.Id == request.Id, ct);
        Result<Listing> listing = found is null ? Error.NotFound : found;
        await this.SendNightPrices(listing, db, ct);
    }
}

/// <summary>Gives nights prices of their own, in place of all that had one. Quotes and bookings that are made stay.</summary>
public sealed class PutNightPrices(SetNightPrices prices, AirbnbDb db, CurrentUser user)
    : Endpoint<NightPricesRequest, NightPricesResponse>
{
    public override void Configure()
    {
        Put("{id}/night-prices");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Replace the prices of seasons and dates");
        Description(route =>
            route
                .Needs(Permission.EditCalendar)
                .Requires(RequiredHeader.IfMatch)
                .Refuses(400, 401, 404, 409, 412, 415, 422, 428)
        );
    }

    public override async Task HandleAsync(NightPricesRequest request, CancellationToken ct)
    {
        var version = HttpContext.IfMatch();
        Result<Listing> set = version.Error is { } refusal
            ? refusal
            : await prices.Of(
                Route<Guid>("id"),
                version.Value,
                [.. request.Items.Select(item => item.ToPrice())],
                user,
                ct
            );
        await this.SendNightPrices(set, db, ct);
    }
}

internal static class NightPriceAnswers
{
    public static async Task SendNightPrices(
        this IEndpoint endpoint,
        Result<Listing> listing,
        AirbnbDb db,
        CancellationToken ct
    )
    {
        var prices = listing.Succeeded ? await Read(listing.Value, db, ct) : [];
        if (listing.Succeeded)
            endpoint.HttpContext.SetETag(listing.Value.Version);
        await endpoint.SendResult(listing, _ => new NightPricesResponse(prices), ct);
    }

    private static async Task<List<NightPriceEntry>> Read(Listing listing, AirbnbDb db, CancellationToken ct)
    {
        var prices = await db.NightPrices.AsNoTracking().Where(price => price.ListingId == listing.Id).ToListAsync(ct);
        return
        [
            .. prices
                .OrderBy(price => price.Nights.LowerBound)
                .ThenBy(price => price.Kind)
                .Select(price => NightPriceEntry.Of(price, listing.Rates.Currency!)),
        ];
    }
}
