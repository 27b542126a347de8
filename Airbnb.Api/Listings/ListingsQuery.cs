using System.Globalization;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Search;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings;

/// <summary>What a guest looks for.</summary>
public sealed record ListingsQuery
{
    /// <summary>Words in title and city; small typing errors are forgiven.</summary>
    public string? Q { get; init; }

    /// <summary>West, south, east and north in degrees: <c>-9.3,38.6,-9.0,38.9</c>.</summary>
    public string? Box { get; init; }

    /// <summary>Latitude and longitude in degrees: <c>38.72,-9.14</c>.</summary>
    public string? Near { get; init; }

    /// <summary>Kilometres around <c>near</c>; 25 when not said.</summary>
    public double? Radius { get; init; }

    /// <summary>Check-in.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Check-out.</summary>
    public DateOnly? To { get; init; }

    public int? Guests { get; init; }

    /// <summary>Of a night's base price, in minor units of each home's own currency.</summary>
    public long? MinPrice { get; init; }

    /// <summary>Of a night's base price, in minor units of each home's own currency.</summary>
    public long? MaxPrice { get; init; }

    /// <summary>Only homes that are priced in it.</summary>
    public string? Currency { get; init; }

    /// <summary>Also show the base prices in this currency. Bounds and order stay in each home's own.</summary>
    public string? ShowIn { get; init; }

    /// <summary>
    /// newest, relevance (with <c>q</c>), distance (with <c>near</c>), price or price_descending. When not said:
    /// relevance with words, else distance with a place, else newest.
    /// </summary>
    public string? Sort { get; init; }

    public int Limit { get; init; } = 20;

    /// <summary>The <c>next</c> of the page before, of the same search.</summary>
    public string? After { get; init; }

    private const double UsualRadius = 25;

    internal HomeSort Order =>
        Sort is not null ? Sorts[Sort]
        : Q is not null ? HomeSort.Relevance
        : Near is not null ? HomeSort.Distance
        : HomeSort.Newest;

    internal static readonly Dictionary<string, HomeSort> Sorts = Enum.GetValues<HomeSort>()
        .ToDictionary(EnumAsSnakeCase<HomeSort>.ToText, sort => sort, StringComparer.Ordinal);

    internal Result<HomeSearch> ToSearch()
    {
        Result<StayDates> dates = From is { } from && To is { } to ? StayDates.Of(from, to) : default;
        if (dates.Error is { } noNights)
            return noNights;
        Result<SearchPoint> after = After is null ? default : Cursor.Read<SearchPoint>(After);
        if (after.Error is { } notOurs)
            return notOurs;
        if (After is not null && after.Value.Sort != Order)
            return Cursor.Invalid; // of another search
        return new HomeSearch
        {
            Words = Q is null ? null : SearchText.Of(Q),
            Box = Numbers(Box) is [var west, var south, var east, var north]
                ? new MapBox(west, south, east, north)
                : null,
            Near = Numbers(Near) is [var latitude, var longitude] ? Around(new Position(latitude, longitude)) : null,
            Dates = From is null ? null : dates.Value,
            Guests = Guests,
            MinPrice = MinPrice,
            MaxPrice = MaxPrice,
            Currency = Currency,
            Sort = Order,
            Limit = Limit,
            After = After is null ? null : after.Value,
        };
    }

    /// <summary>Null when the text is not a list of numbers.</summary>
    internal static double[]? Numbers(string? text)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var parts = text?.Split(',') ?? [];
        var numbers = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], Plain, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }
        return numbers;
    }

    private Vicinity Around(Position centre) => new(centre, (int)((Radius ?? UsualRadius) * 1000));
}

public sealed class ListingsQueryValidator : Validator<ListingsQuery>
{
    private const double FarthestKilometres = 500;

    public ListingsQueryValidator()
    {
        RuleFor(query => query.Q)
            .MaximumLength(100)
            .Must(words => words is null || SearchText.Of(words).Length > 0)
            .WithMessage("Say at least one word.");
        RuleFor(query => query.Box)
            .Must(box =>
                box is null
                || ListingsQuery.Numbers(box) is [var west, var south, var east, var north]
                    && IsPlace(south, west)
                    && IsPlace(north, east)
                    && south <= north
            )
            .WithMessage("West, south, east and north in degrees, with commas between them.");
        RuleFor(query => query.Near)
            .Must(near =>
                near is null
                || ListingsQuery.Numbers(near) is [var latitude, var longitude] && IsPlace(latitude, longitude)
            )
            .WithMessage("Latitude and longitude in degrees, with a comma between them.");
        RuleFor(query => query.Radius).GreaterThan(0).LessThanOrEqualTo(FarthestKilometres);
        RuleFor(query => query.Radius).Null().When(query => query.Near is null).WithMessage("Say near what.");
        RuleFor(query => query.From).NotNull().When(query => query.To is not null);
        RuleFor(query => query.To).NotNull().When(query => query.From is not null);
        RuleFor(query => query.Guests).InclusiveBetween(1, 1_000);
        RuleFor(query => query.MinPrice).GreaterThanOrEqualTo(0);
        RuleFor(query => query.MaxPrice).GreaterThanOrEqualTo(query => query.MinPrice ?? 0);
        RuleFor(query => query.Currency)
            .Must(code => code is null || Currencies.Knows(code))
            .WithMessage("Not known here.");
        RuleFor(query => query.ShowIn).Must(Shown.IsCurrency).WithMessage("Not known here.");
        RuleFor(query => query.Sort)
            .Must(sort => sort is null || ListingsQuery.Sorts.ContainsKey(sort))
            .WithMessage($"One of {string.Join(", ", ListingsQuery.Sorts.Keys)}.");
        RuleFor(query => query.Q)
            .NotNull()
            .When(query => query.Sort == "relevance")
            .WithMessage("Relevance goes by words.");
        RuleFor(query => query.Near)
            .NotNull()
            .When(query => query.Sort == "distance")
            .WithMessage("Distance needs a place.");
        RuleFor(query => query.Limit).InclusiveBetween(1, 100);
    }

    private static bool IsPlace(double latitude, double longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180;
}
