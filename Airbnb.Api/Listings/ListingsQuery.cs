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

    /// <summary>With <c>from</c> and <c>to</c>: the same nights up to so many days earlier or later suit, too.</summary>
    public int? FlexDays { get; init; }

    /// <summary>Instead of <c>from</c> and <c>to</c>, with <c>nights</c> or <c>flexible</c>: <c>2027-03</c>.</summary>
    public string? Month { get; init; }

    /// <summary>So many nights from any day of the month on.</summary>
    public int? Nights { get; init; }

    /// <summary><c>weekend</c>: from a Friday of the month to the Sunday.</summary>
    public string? Flexible { get; init; }

    public int? Guests { get; init; }
    public int? Pets { get; init; }

    /// <summary>In minor units; of the whole stay when there are dates, else of a night's base price.</summary>
    public long? MinPrice { get; init; }

    /// <summary>In minor units; of the whole stay when there are dates, else of a night's base price.</summary>
    public long? MaxPrice { get; init; }

    /// <summary>
    /// What the bounds are in, and what prices are compared in; homes in other currencies go by the day's rates. When
    /// not said, bounds are in each home's own currency.
    /// </summary>
    public string? Currency { get; init; }

    /// <summary>Also show prices in this currency.</summary>
    public string? ShowIn { get; init; }

    /// <summary>One of these, with commas between them: <c>apartment,house</c>.</summary>
    public string? Type { get; init; }

    public int? Bedrooms { get; init; }
    public int? Beds { get; init; }
    public decimal? Bathrooms { get; init; }

    /// <summary>All of these codes, with commas between them: <c>wifi,kitchen</c>.</summary>
    public string? Amenities { get; init; }

    /// <summary>All of these, with commas between them: <c>step_free_entrance,elevator</c>.</summary>
    public string? Accessibility { get; init; }

    /// <summary>Only homes that need no answer of their host's.</summary>
    public bool? Instant { get; init; }

    /// <summary>Stars, 1 to 5. Homes with fewer than three reviews have none.</summary>
    public decimal? MinRating { get; init; }

    public bool? Superhost { get; init; }

    /// <summary>
    /// newest, relevance (with <c>q</c>), distance (with <c>near</c>), price, price_descending or rating. When not
    /// said: relevance with words, else distance with a place, else newest.
    /// </summary>
    public string? Sort { get; init; }

    /// <summary>Also count how many homes there are of which type, with which amenities and at which price.</summary>
    public bool? Facets { get; init; }

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
        var stays = ToStays();
        if (stays.Error is { } noNights)
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
            Stays = stays.Value,
            Guests = Guests,
            Pets = Pets ?? 0,
            MinPrice = MinPrice,
            MaxPrice = MaxPrice,
            Currency = Currency,
            Types = Names<ListingType>(Type) ?? [],
            MinBedrooms = Bedrooms,
            MinBeds = Beds,
            MinBathrooms = Bathrooms,
            Amenities = Amenities?.Split(',') ?? [],
            Accessibility = Names<AccessibilityFeature>(Accessibility) ?? [],
            IsInstant = Instant is true,
            MinRating = (int?)(MinRating * 100),
            IsSuperhost = Superhost is true,
            WithFacets = Facets is true,
            Sort = Order,
            Limit = Limit,
            After = After is null ? null : after.Value,
        };
    }

    /// <summary>The first day of the month that is meant.</summary>
    internal static DateOnly? FirstOf(string? month) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && first.Year is >= 2000 and < 2999
            ? first
            : null;

    /// <summary>Null when one of the names is none.</summary>
    internal static List<T>? Names<T>(string? text)
        where T : struct, Enum
    {
        var known = Enum.GetValues<T>().ToDictionary(EnumAsSnakeCase<T>.ToText, name => name, StringComparer.Ordinal);
        var names = text?.Split(',') ?? [];
        return names.All(known.ContainsKey) ? [.. names.Select(name => known[name])] : null;
    }

    /// <summary>Null when the guest does not say when.</summary>
    private Result<List<StayDates>?> ToStays()
    {
        if (FirstOf(Month) is { } month)
            return Nights is { } nights ? StayOptions.In(month, nights) : StayOptions.WeekendsOf(month);
        if (From is not { } from || To is not { } to)
            return default;
        return StayDates.Of(from, to).Map<List<StayDates>?>(dates => StayOptions.Around(dates, FlexDays ?? 0));
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
        RuleFor(query => query.FlexDays).InclusiveBetween(0, StayOptions.MostDaysAside);
        RuleFor(query => query.FlexDays).Null().When(query => query.From is null).WithMessage("Say from when.");
        RuleFor(query => query.Month)
            .Must(month => month is null || ListingsQuery.FirstOf(month) is not null)
            .WithMessage("A year and a month: 2027-03.");
        RuleFor(query => query.Month)
            .Null()
            .When(query => query.From is not null)
            .WithMessage("Say either days or a month.");
        RuleFor(query => query.Month)
            .Must((query, month) => month is null == (query.Nights is null && query.Flexible is null))
            .WithMessage("A month goes with nights, or with flexible.");
        RuleFor(query => query.Nights).InclusiveBetween(1, 90);
        RuleFor(query => query.Nights).Null().When(query => query.Flexible is not null).WithMessage("Say either one.");
        RuleFor(query => query.Flexible).Must(flexible => flexible is null or "weekend").WithMessage("Only weekend.");
        RuleFor(query => query.Guests).InclusiveBetween(1, 1_000);
        RuleFor(query => query.Pets).InclusiveBetween(0, 10);
        RuleFor(query => query.Type)
            .Must(types => ListingsQuery.Names<ListingType>(types) is not null)
            .WithMessage("Not known here.");
        RuleFor(query => query.Accessibility)
            .Must(features => ListingsQuery.Names<AccessibilityFeature>(features) is not null)
            .WithMessage("Not known here.");
        RuleFor(query => query.Amenities).MaximumLength(1_000);
        RuleFor(query => query.Bedrooms).InclusiveBetween(0, 100);
        RuleFor(query => query.Beds).InclusiveBetween(0, 100);
        RuleFor(query => query.Bathrooms).InclusiveBetween(0, 100);
        RuleFor(query => query.MinRating).InclusiveBetween(1, 5);
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
