using Airbnb.Core;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Calendar;

public sealed class StayRulesTests
{
    /// <summary>A Monday, and a stay from the Friday after it.</summary>
    private static readonly DateOnly Today = new(2027, 3, 1);

    private static readonly StayFacts Bookable = new(
        Dates(4, 3),
        Guests: 2,
        new StayTerms(),
        Capacity: 2,
        IsPublished: true,
        IsHost: false,
        Today,
        new TimeOnly(12, 0),
        Taken: false
    );

    private static readonly Weekdays OnlySaturday = Weekdays.Of([DayOfWeek.Saturday]);

    public static TheoryData<string, StayFacts> Breaches =>
        new()
        {
            { "", Bookable },
            { "listing.not_published", Bookable with { IsPublished = false } },
            { "stay.own_listing", Bookable with { IsHost = true } },
            { "booking.dates_taken", Bookable with { Taken = true } },
            { "stay.in_the_past", Bookable with { Dates = Dates(-1, 3) } },
            { "", Bookable with { Dates = Dates(0, 3) } },
            { "", Bookable with { Dates = Dates(0, 3), TimeOfDay = new TimeOnly(17, 59, 59) } },
            { "stay.notice_too_short", Bookable with { Dates = Dates(0, 3), TimeOfDay = new TimeOnly(18, 0) } },
            { "", Bookable with { Dates = Dates(1, 3), TimeOfDay = new TimeOnly(23, 59) } },
            { "", Noticed(days: 3, checkIn: 3) },
            { "stay.notice_too_short", Noticed(days: 3, checkIn: 2) },
            { "", Noticed(days: 7, checkIn: 7) },
            { "stay.notice_too_short", Noticed(days: 7, checkIn: 6) },
            { "", Bookable with { Dates = Until(2028, 3, 1) } },
            { "stay.beyond_window", Bookable with { Dates = Until(2028, 3, 2) } },
            { "", Bookable with { Terms = new StayTerms { MinNights = 3 } } },
            { "stay.too_short", Bookable with { Terms = new StayTerms { MinNights = 4 } } },
            { "", Bookable with { Dates = Dates(4, 31) } },
            { "stay.too_long", Bookable with { Dates = Dates(4, 32) } },
            { "stay.no_arrival_that_day", Bookable with { Terms = new StayTerms { ArrivalDays = OnlySaturday } } },
            { "stay.no_departure_that_day", Bookable with { Terms = new StayTerms { DepartureDays = OnlySaturday } } },
            { "stay.no_guests", Bookable with { Guests = 0 } },
            { "stay.too_many_guests", Bookable with { Guests = 3 } },
        };

    [Theory]
    [MemberData(nameof(Breaches), DisableDiscoveryEnumeration = true)]
    public void A_stay_breaks_a_rule_by_a_day_an_hour_or_a_guest(string code, StayFacts stay) =>
        Assert.Equal(code, string.Join(' ', StayRules.Broken(stay).Select(rule => rule.Code)));

    [Fact]
    public void Every_broken_rule_is_named_and_taken_nights_make_it_a_conflict()
    {
        var broken = StayRules.Broken(Bookable with { Taken = true, Guests = 9, IsHost = true });

        var refusal = StayErrors.Naming(broken)!;

        Assert.Equal(("booking.dates_taken", Kind.Conflict), (refusal.Code, refusal.Kind));
        Assert.Equal(
            ["stay.own_listing", "booking.dates_taken", "stay.too_many_guests"],
            refusal.Reasons.Select(reason => reason.Code)
        );
    }

    [Fact]
    public void A_single_broken_rule_is_the_refusal_and_several_share_one()
    {
        var one = StayErrors.Naming(StayRules.Broken(Bookable with { Guests = 9 }))!;
        var two = StayErrors.Naming(StayRules.Broken(Bookable with { Guests = 9, IsHost = true }))!;

        Assert.Equal(("stay.too_many_guests", 1), (one.Code, one.Reasons.Count));
        Assert.Equal(("stay.not_bookable", Kind.Refused, 2), (two.Code, two.Kind, two.Reasons.Count));
    }

    [Fact]
    public void Rules_do_not_hide_one_another()
    {
        var switches =
            from published in Gen.Elements(true, false)
            from host in Gen.Elements(true, false)
            from taken in Gen.Elements(true, false)
            from guests in Gen.Choose(0, 4)
            from checkIn in Gen.Choose(-3, 400)
            from nights in Gen.Choose(1, 40)
            select Bookable with
            {
                IsPublished = published,
                IsHost = host,
                Taken = taken,
                Guests = guests,
                Dates = Dates(checkIn, nights),
            };

        Prop.ForAll(
                switches.ToArbitrary(),
                stay =>
                {
                    var codes = StayRules.Broken(stay).Select(rule => rule.Code).ToHashSet(StringComparer.Ordinal);
                    return codes.Contains("listing.not_published") != stay.IsPublished
                        && codes.Contains("stay.own_listing") == stay.IsHost
                        && codes.Contains("booking.dates_taken") == stay.Taken
                        && codes.Contains("stay.no_guests") == stay.Guests < 1
                        && codes.Contains("stay.too_many_guests") == stay.Guests > stay.Capacity
                        && codes.Contains("stay.in_the_past") == stay.Dates.CheckIn < Today
                        && codes.Contains("stay.beyond_window") == stay.Dates.CheckOut > Today.AddYears(1)
                        && codes.Contains("stay.too_long") == stay.Dates.Nights > 31;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static StayFacts Noticed(int days, int checkIn) =>
        Bookable with
        {
            Terms = new StayTerms { AdvanceNoticeDays = days },
            Dates = Dates(checkIn, 3),
            TimeOfDay = new TimeOnly(23, 0),
        };

    private static StayDates Dates(int fromToday, int nights) =>
        StayDates.Of(Today.AddDays(fromToday), Today.AddDays(fromToday + nights)).Value;

    private static StayDates Until(int year, int month, int day) =>
        StayDates.Of(new DateOnly(year, month, day).AddDays(-2), new DateOnly(year, month, day)).Value;
}
