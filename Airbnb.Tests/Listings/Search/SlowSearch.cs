using System.Collections.Concurrent;
using Airbnb.Core;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Search;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Exchange;

namespace Airbnb.Tests.Listings.Search;

/// <summary>A home that should be found.</summary>
/// <param name="Key">What it is sorted by; a distance only to the metre.</param>
public sealed record ExpectedHome(Guid Id, double Key, StayDates? Stay, long? Total);

/// <summary>The search as one would write it without a database: look at every home, one after another.</summary>
public sealed class SlowSearch(SearchDatabase world)
{
    private readonly ILookup<Guid, Occupied> occupied = world.Occupied.ToLookup(row => row.ListingId);
    private readonly ILookup<Guid, NightPrice> nightPrices = world.NightPrices.ToLookup(row => row.ListingId);
    private readonly ILookup<Guid, StayRule> rules = world.Rules.ToLookup(row => row.ListingId);
    private readonly ConcurrentDictionary<(string Currency, string Target), ExchangeRate?> rates = [];
    private readonly HashSet<string> vocabulary = [.. world.Homes.SelectMany(home => home.SearchText.Split(' '))];

    /// <summary>In order.</summary>
    public IReadOnlyList<ExpectedHome> That(HomeSearch search)
    {
        var words = search.Words?.Split(' ').Distinct().Select(Likes).ToList() ?? [];
        var found = world.Homes.Select(home => Meets(home, search, words)).OfType<ExpectedHome>();
        return search.Sort switch
        {
            HomeSort.Price or HomeSort.Distance => [.. found.OrderBy(home => home.Key).ThenBy(IdInOrder)],
            _ => [.. found.OrderByDescending(home => home.Key).ThenByDescending(IdInOrder)],
        };

        static string IdInOrder(ExpectedHome home) => home.Id.ToString("N"); // Postgres compares ids byte by byte
    }

    private ExpectedHome? Meets(Listing home, HomeSearch search, List<(string Said, HashSet<string> Like)> words)
    {
        if (!home.IsOpen(SearchDatabase.Now) || !IsLike(home, search) || !IsThere(home, search))
            return null;
        var has = home.SearchText.Split(' ');
        if (!words.TrueForAll(word => has.Any(word.Like.Contains)))
            return null;
        var stay = search.Stays?.FirstOrDefault(stay => CanBeBooked(home, stay));
        if (search.Stays is not null && stay is null)
            return null;
        var total = stay is null
            ? default(long?)
            : PriceOf(home, stay, new Party(search.Guests ?? 1, search.Pets)).Total.Amount;
        var price = new Money(total ?? home.Rates.Base!.Value, home.Rates.Currency!);
        if (!IsWithin(price, search))
            return null;
        var key = search.Sort switch
        {
            HomeSort.Price or HomeSort.PriceDescending => price.Amount * Factor(price.Currency, search),
            HomeSort.Rating => home.Rating ?? 0,
            HomeSort.Relevance => words.Count(word => has.Contains(word.Said)),
            HomeSort.Distance => Metres(search.Near!.Centre, home),
            _ => 0,
        };
        return new ExpectedHome(home.Id, key, stay, total);
    }

    private static bool IsLike(Listing home, HomeSearch search) =>
        (search.Guests is not { } guests || home.Capacity >= guests)
        && (search.Pets == 0 || home.HouseRules.Pets is true)
        && (search.MinBedrooms is not { } bedrooms || home.Bedrooms >= bedrooms)
        && (search.MinBeds is not { } beds || home.Beds >= beds)
        && (search.MinBathrooms is not { } bathrooms || home.Bathrooms >= bathrooms)
        && (search.Types.Count == 0 || search.Types.Contains(home.Type!.Value))
        && search.Amenities.All(home.Amenities.Contains)
        && search.Accessibility.All(home.Accessibility.Contains)
        && (search.MinRating is not { } stars || home.Rating >= stars)
        && (!search.IsSuperhost || home.IsSuperhost)
        && (!search.IsInstant || home.BookingMode is BookingMode.Instant);

    private static bool IsThere(Listing home, HomeSearch search) =>
        (search.Box is not { } box || IsIn(box, home))
        && (search.Near is not { } near || Metres(near.Centre, home) <= near.Metres);

    private bool CanBeBooked(Listing home, StayDates dates)
    {
        var rule = rules[home.Id].SingleOrDefault(rule => Covers(rule.Nights, dates.CheckIn));
        var terms = rule?.Over(home.Terms) ?? home.Terms;
        var (nights, padded) = (dates.ToRange(), dates.Padded(home.Terms.PreparationNights));
        var taken = occupied[home.Id]
            .Any(other => Overlap(other.Nights, nights) || (other.Padded is { } prepared && Overlap(prepared, padded)));
        if (taken)
            return false;
        var (local, capacity, now) = (home.HomeTime(), home.Capacity!.Value, SearchDatabase.Now);
        var facts = new StayFacts(
            dates,
            1,
            terms,
            capacity,
            true,
            false,
            local.Today(now),
            local.TimeOfDay(now),
            taken
        );
        return StayRules.Broken(facts).Count == 0;
    }

    private Price PriceOf(Listing home, StayDates dates, Party party) =>
        StayPrice.Of(
            new PriceFacts(dates, party, home.Rates, SearchDatabase.Fees.At(SearchDatabase.Now))
            {
                NightPrices = [.. nightPrices[home.Id]],
                DaysAhead = dates.CheckIn.DayNumber - home.HomeTime().Today(SearchDatabase.Now).DayNumber,
                EarlierBookings = world.EarlierBookings[home.Id],
            }
        );

    private bool IsWithin(Money price, HomeSearch search)
    {
        if (search.MinPrice is null && search.MaxPrice is null)
            return true;
        var rate = RateOf(price.Currency, search.Currency ?? price.Currency);
        var shown = rate?.Show(price).Amount;
        return shown >= (search.MinPrice ?? 0) && shown <= (search.MaxPrice ?? long.MaxValue);
    }

    /// <summary>At par where there is no rate.</summary>
    private double Factor(string currency, HomeSearch search)
    {
        var target = search.Currency ?? "EUR";
        var scale = (decimal)Currencies.MinorUnits(target) / Currencies.MinorUnits(currency);
        return (double)((RateOf(currency, target)?.Rate ?? 1) * scale);
    }

    private ExchangeRate? RateOf(string currency, string target) =>
        rates.GetOrAdd((currency, target), pair => NewestRate(pair.Currency, pair.Target));

    /// <summary>Of the newest day that has both, today at the latest.</summary>
    private ExchangeRate? NewestRate(string currency, string target)
    {
        if (currency == target)
            return ExchangeRate.Same(currency, AnyHome.Today);
        var pairs =
            from rate in world.Rates
            join goal in world.Rates on rate.Day equals goal.Day
            where rate.Currency == currency && goal.Currency == target && rate.Day <= AnyHome.Today
            orderby rate.Day descending
            select ExchangeRate.Between(rate, goal);
        return pairs.FirstOrDefault();
    }

    private (string Said, HashSet<string> Like) Likes(string said) =>
        (
            said,
            [
                .. vocabulary.Where(known =>
                    Trigrams.Similarity(known, said) >= 0.3f
                    || (
                        said.Length >= SearchWords.ShortestBeginning && known.StartsWith(said, StringComparison.Ordinal)
                    )
                ),
                said,
            ]
        );

    private static bool Covers(NpgsqlTypes.NpgsqlRange<DateOnly> days, DateOnly day) =>
        days.LowerBound <= day && day < days.UpperBound;

    private static bool Overlap(NpgsqlTypes.NpgsqlRange<DateOnly> a, NpgsqlTypes.NpgsqlRange<DateOnly> b) =>
        a.LowerBound < b.UpperBound && b.LowerBound < a.UpperBound;

    private static bool IsIn(MapBox box, Listing home)
    {
        var (latitude, longitude) = (home.PublicLatitude!.Value, home.PublicLongitude!.Value);
        var inside =
            box.West <= box.East
                ? longitude >= box.West && longitude <= box.East
                : longitude >= box.West || longitude <= box.East;
        return inside && latitude >= box.South && latitude <= box.North;
    }

    private static double Metres(Position from, Listing home)
    {
        var (north, east) = (Radians(home.PublicLatitude!.Value), Radians(home.PublicLongitude!.Value));
        var (latitude, longitude) = (Radians(from.Latitude), Radians(from.Longitude));
        var half =
            Math.Pow(Math.Sin((north - latitude) / 2), 2)
            + Math.Cos(latitude) * Math.Cos(north) * Math.Pow(Math.Sin((east - longitude) / 2), 2);
        return Math.Round(2 * 6_371_000 * Math.Asin(Math.Min(1, Math.Sqrt(half))));

        static double Radians(double degrees) => degrees * Math.PI / 180;
    }
}

/// <summary>How alike two words are, as pg_trgm has it.</summary>
public static class Trigrams
{
    public static float Similarity(string a, string b)
    {
        var (ofA, ofB) = (Of(a), Of(b));
        var shared = ofA.Count(ofB.Contains);
        return (float)shared / (ofA.Count + ofB.Count - shared);
    }

    private static HashSet<string> Of(string word)
    {
        var padded = $"  {word} ";
        return [.. Enumerable.Range(0, padded.Length - 2).Select(at => padded.Substring(at, 3))];
    }
}
