using Airbnb.Core.Calendar;

namespace Airbnb.Tests.Bookings;

/// <summary>Which nights can be had: the mistakes that public clones of such a platform make, one by one.</summary>
public sealed class AvailabilityTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task The_day_one_guest_leaves_the_next_may_arrive()
    {
        var home = await Given.Home();
        var stay = await Given.Nights(30, 3);
        await Given.Held(home, stay);

        await Given.Held(home, new Nights(stay.CheckOut, stay.CheckOut.AddDays(2)));
        await Given.Held(home, new Nights(stay.CheckIn.AddDays(-2), stay.CheckIn));
    }

    [Theory]
    [InlineData(0, 3)] // the same
    [InlineData(-1, 1)] // its first night
    [InlineData(2, 2)] // its last night
    [InlineData(1, 1)] // inside
    [InlineData(-2, 8)] // around
    public async Task Nights_that_are_taken_cannot_be_had_again(int offset, int count)
    {
        var home = await Given.Home();
        var stay = await Given.Nights(30, 3);
        await Given.Held(home, stay);
        var wanted = new Nights(
            stay.CheckIn.AddDays(offset),
            stay.CheckIn.AddDays(offset + count + (offset < 0 ? 1 : 0))
        );

        (await Given.AskQuote(await App.AsGuest(), home, wanted)).Refuses(409, "booking.dates_taken");
    }

    [Fact]
    public async Task A_quote_holds_no_nights_and_the_booking_checks_them_again()
    {
        var home = await Given.Home();
        var stay = await Given.Nights(30, 3);
        var (first, second) = (await App.AsGuest(), await App.AsGuest());
        var (one, two) = (await Given.Quote(first, home, stay), await Given.Quote(second, home, stay));

        (await Given.Book(first, one)).Is(201);
        var late = (await Given.Book(second, two)).Refuses(409, "booking.dates_taken");

        Assert.Contains("booking.dates_taken", late.At("reasons").ToString(), StringComparison.Ordinal);
        Assert.Empty((await second.Get("bookings")).At("items").EnumerateArray());
    }

    [Fact]
    public async Task A_stay_at_one_home_takes_nothing_from_another()
    {
        var host = await App.AsHost();
        var (booked, other) = (await Given.Home(host), await Given.Home(host));
        var stay = await Given.Nights(30, 3);
        await Given.Held(booked, stay);

        Assert.Equal(0, await FreeNights(booked, stay));
        Assert.Equal(3, await FreeNights(other, stay));
        await Given.Held(other, stay);
    }

    [Fact]
    public async Task A_taken_home_is_not_found_for_those_dates()
    {
        var home = await Given.Home();
        var stay = await Given.Nights(30, 3);
        var search = $"listings?box=-9.15,38.7,-9.1,38.72&limit=100&from={stay.CheckIn:O}&to={stay.CheckOut:O}";
        Assert.Contains(home.Id, await Found(search));

        await Given.Held(home, stay);

        Assert.DoesNotContain(home.Id, await Found(search));
    }

    [Fact]
    public async Task Nights_to_prepare_lie_between_two_stays()
    {
        var home = await Given.Home(terms: terms => terms with { PreparationNights = 1 });
        var stay = await Given.Nights(30, 3);
        await Given.Held(home, stay);
        var guest = await App.AsGuest();

        (await Given.AskQuote(guest, home, new Nights(stay.CheckOut, stay.CheckOut.AddDays(2)))).Refuses(
            409,
            "booking.dates_taken"
        );
        (await Given.AskQuote(guest, home, new Nights(stay.CheckIn.AddDays(-2), stay.CheckIn))).Refuses(
            409,
            "booking.dates_taken"
        );
        await Given.Held(home, new Nights(stay.CheckOut.AddDays(1), stay.CheckOut.AddDays(3)), guest);
        await Given.Held(home, new Nights(stay.CheckIn.AddDays(-3), stay.CheckIn.AddDays(-1)), guest);
    }

    /// <summary>At every hour of the day, at least one of the first two is not on the date that UTC has.</summary>
    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Niue")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/New_York")]
    public async Task Today_is_the_day_at_the_home(string zone)
    {
        var home = await Given.Home(zone: zone, terms: terms => terms with { SameDayUntil = new TimeOnly(23, 59, 59) });
        var guest = await App.AsGuest();
        var today = HomeTime.In(zone).Today(await App.Now());

        (await Given.AskQuote(guest, home, new Nights(today.AddDays(-1), today.AddDays(1)))).Refuses(
            422,
            "stay.in_the_past"
        );
        var lastDay = today.AddMonths(12);
        (await Given.AskQuote(guest, home, new Nights(lastDay.AddDays(-1), lastDay.AddDays(1)))).Refuses(
            422,
            "stay.beyond_window"
        );
        (await Given.AskQuote(guest, home, new Nights(lastDay.AddDays(-2), lastDay))).Is(200);
        await Given.Held(home, new Nights(today, today.AddDays(2)), guest);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Niue")]
    [InlineData("Europe/Lisbon")]
    public async Task Check_in_is_at_three_in_the_afternoon_there(string zone)
    {
        var held = await Given.Held(await Given.Home(zone: zone), await Given.Nights(150, 10));

        var booking = await Given.Read(held);

        var home = HomeTime.In(zone);
        Assert.Equal(home.At(held.Nights.CheckIn, new TimeOnly(15, 0)), booking.At("checkInAt").GetDateTimeOffset());
        Assert.Equal(home.At(held.Nights.CheckOut, new TimeOnly(11, 0)), booking.At("checkOutAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Every_rule_that_speaks_against_a_stay_is_named()
    {
        var home = await Given.Home(terms: terms => terms with { MaxNights = 3 });
        var stay = await Given.Nights(30, 2);
        await Given.Held(home, stay);

        var refused = await Given.AskQuote(
            await App.AsGuest(),
            home,
            new Nights(stay.CheckIn, stay.CheckIn.AddDays(5)),
            guests: 9
        );

        refused.Refuses(409, "booking.dates_taken");
        Assert.Equal(
            ["booking.dates_taken", "stay.too_long", "stay.too_many_guests"],
            refused.At("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString()).Order()
        );
    }

    private async Task<int> FreeNights(Home home, Nights nights)
    {
        var path = $"listings/{home.Id}/calendar?from={nights.CheckIn:O}&to={nights.CheckOut:O}";
        var calendar = (await App.Anonymous.Get(path)).Is(200);
        return calendar.At("nights").EnumerateArray().Count(night => night.GetProperty("available").GetBoolean());
    }

    private async Task<IReadOnlyList<Guid>> Found(string search)
    {
        var ids = new List<Guid>();
        string? next = null;
        do
        {
            var page = (await App.Anonymous.Get(next is null ? search : $"{search}&after={next}")).Is(200);
            ids.AddRange(page.At("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            next = page.At("next").GetString();
        } while (next is not null);
        return ids;
    }
}
