using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Calendar;

/// <summary>The calendar against the rules of stay: a night is free when a stay of that one night would be.</summary>
public sealed class NightFactsTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 10, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2027, 3, 1);

    private static readonly Gen<(StayTerms Terms, List<(int First, int Count, OccupiedBy Kind)> Taken)> Any =
        from preparation in Gen.Choose(0, 2)
        from notice in Gen.Elements(0, 0, 1, 3)
        from until in Gen.Choose(8, 12)
        from taken in Gen.ListOf(
            from first in Gen.Choose(-3, 25)
            from count in Gen.Choose(1, 4)
            from kind in Gen.Elements(OccupiedBy.Hold, OccupiedBy.Stay, OccupiedBy.Block, OccupiedBy.Import)
            select (first, count, kind)
        )
        let terms = new StayTerms
        {
            PreparationNights = preparation,
            AdvanceNoticeDays = notice,
            SameDayUntil = new TimeOnly(until, 0),
            WindowMonths = 3,
        }
        select (terms, taken.ToList());

    [Fact]
    public void A_night_is_available_when_a_stay_of_that_night_alone_breaks_no_rule() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Any.ToArbitrary(),
                any =>
                {
                    var home = Home(any.Terms);
                    var occupied = any.Taken.ConvertAll(taken => Row(home, taken.First, taken.Count, taken.Kind));
                    var facts = new NightFacts(home, occupied, [], new NightPrices(home.Rates, []), Now, ForHost: true);
                    return Enumerable
                        .Range(-5, 110)
                        .Select(Today.AddDays)
                        .All(night => facts.Of(night).Available == CanBeHad(home, occupied, night));
                }
            )
        );

    [Fact]
    public void Guests_are_told_one_reason_where_the_host_is_told_who_has_the_night()
    {
        var home = Home(new StayTerms { PreparationNights = 1 });
        var rows = new[] { Row(home, 10, 2, OccupiedBy.Stay), Row(home, 12, 1, OccupiedBy.Block) };
        var facts = new NightFacts(home, rows, [], new NightPrices(home.Rates, []), Now, ForHost: true);

        Assert.Equal([NightFault.Preparation, NightFault.Closed], facts.Of(Today.AddDays(12)).WhyNot);
        Assert.Equal("Painters", facts.Of(Today.AddDays(12)).Reason);
        var seen = (facts with { ForHost = false }).Of(Today.AddDays(12));
        Assert.Equal([NightFault.NotAvailable], seen.WhyNot);
        Assert.Null(seen.Reason);
    }

    private static bool CanBeHad(Listing home, List<Occupied> occupied, DateOnly night)
    {
        var rests = Enumerable.Range(0, 1 + home.Terms.PreparationNights).Select(night.AddDays).ToList();
        var taken = occupied.Exists(row =>
            Days(row.Nights.LowerBound, row.Nights.UpperBound).Contains(night)
            || (row.Padded is { } padded && Days(padded.LowerBound, padded.UpperBound).Intersect(rests).Any())
        );
        var stay = new StayRequest(home.Id, StayDates.Of(night, night.AddDays(1)).Value, 1, null);
        return StayRules.Broken(StayFacts.Of(home, stay, home.Terms, taken, Now)).Count == 0;
    }

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly end) =>
        Enumerable.Range(0, end.DayNumber - first.DayNumber).Select(first.AddDays);

    private static Occupied Row(Listing home, int first, int count, OccupiedBy kind)
    {
        var dates = StayDates.Of(Today.AddDays(first), Today.AddDays(first + count)).Value;
        return new Occupied
        {
            ListingId = home.Id,
            Kind = kind,
            SourceId = kind is OccupiedBy.Block ? home.Id : Guid.NewGuid(),
            Nights = dates.ToRange(),
            Padded = kind is OccupiedBy.Hold or OccupiedBy.Stay ? dates.Padded(home.Terms.PreparationNights) : null,
            Reason = kind is OccupiedBy.Block ? "Painters" : null,
        };
    }

    private static Listing Home(StayTerms terms)
    {
        var listing = Listing.Draft(
            Guid.NewGuid(),
            new ListingDetails
            {
                Title = "Attic",
                Description = "Under the roof.",
                Type = ListingType.Apartment,
                Capacity = 2,
                Place = new Place
                {
                    Street = "Rua Augusta 1",
                    City = "Lisbon",
                    Country = "PT",
                    Latitude = 38.71,
                    Longitude = -9.14,
                    TimeZone = "UTC",
                },
                Rates = new Rates { Currency = "EUR", Base = 80_00 },
                Terms = terms,
            },
            Now
        );
        Assert.True(listing.Publish(Now).Succeeded);
        return listing;
    }
}
