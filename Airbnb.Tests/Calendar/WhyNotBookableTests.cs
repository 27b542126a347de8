using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Calendar;

public sealed class WhyNotBookableTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_stay_that_can_be_booked_has_nothing_against_it()
    {
        var home = await Given.Home();

        var answer = await Ask(App.Anonymous, home, await Given.Nights(30, 3));

        Assert.True(answer.At("bookable").GetBoolean());
        Assert.Empty(answer.At("reasons").EnumerateArray());
        Assert.Empty(answer.At("nearest").EnumerateArray());
    }

    [Fact]
    public async Task Every_rule_against_a_stay_is_named_and_the_nearest_that_work_are_offered()
    {
        var home = await Given.Home(terms: terms => terms with { PreparationNights = 1 });
        var held = await Given.Held(home, await Given.Nights(30, 3));
        var (checkIn, checkOut) = (held.Nights.CheckIn, held.Nights.CheckOut);
        var read = (await home.Host.Get($"listings/{home.Id}/calendar")).Is(200);
        var closed = new
        {
            from = checkIn.AddDays(-5),
            to = checkIn.AddDays(-4),
            open = false,
        };
        var onlyLong = new
        {
            from = checkOut,
            to = checkOut.AddDays(4),
            minNights = 4,
        };
        (
            await home.Host.Patch(
                $"listings/{home.Id}/calendar",
                new { changes = new object[] { closed, onlyLong } },
                ("If-Match", read.Headers.ETag!.Tag)
            )
        ).Is(200);

        var answer = await Ask(App.Anonymous, home, new Nights(checkIn.AddDays(1), checkIn.AddDays(4)), guests: 4);

        Assert.Equal(["booking.dates_taken"], Codes(answer));
        // Earlier: three nights and one to prepare between the closed night and the stay. Later: after the longer rule.
        Assert.Equal([checkIn.AddDays(-4), checkOut.AddDays(4), checkOut.AddDays(5)], Nearest(answer));
        foreach (var first in Nearest(answer))
            (await Given.AskQuote(await App.AsGuest(), home, new Nights(first, first.AddDays(3)))).Is(200);
    }

    [Fact]
    public async Task Nothing_is_offered_when_other_dates_would_not_help()
    {
        var home = await Given.Home();
        var nights = await Given.Nights(30, 40);

        var answer = await Ask(home.Host, home, nights, guests: 9);

        Assert.False(answer.At("bookable").GetBoolean());
        Assert.Equal(["stay.own_listing", "stay.too_long", "stay.too_many_guests"], Codes(answer));
        Assert.Empty(Nearest(answer));
    }

    [Fact]
    public async Task A_home_that_takes_no_pets_says_so_to_questions_and_quotes()
    {
        var home = await Given.Home();
        await using (var db = App.OpenDb())
            await db.Database.ExecuteSqlAsync($"UPDATE listings SET rules_pets = false WHERE id = {home.Id}");
        var nights = await Given.Nights(30, 3);

        Assert.Equal(["stay.no_pets"], Codes(await Ask(App.Anonymous, home, nights, pets: 1)));
        var wish = new
        {
            checkIn = nights.CheckIn,
            checkOut = nights.CheckOut,
            guests = 2,
            pets = 1,
        };
        (await (await App.AsGuest()).Post($"listings/{home.Id}/quotes", wish)).Refuses(422, "stay.no_pets");
    }

    [Fact]
    public async Task A_question_without_sense_or_about_what_one_may_not_know_is_refused()
    {
        var home = await Given.Home();
        var path = $"listings/{home.Id}/availability";

        (await App.Anonymous.Get(path)).Refuses(400, "request.invalid");
        (await App.Anonymous.Get($"{path}?checkIn=2027-05-02&checkOut=2027-05-02")).Refuses(422, "stay.no_nights");
        var unknown = $"listings/{Guid.NewGuid()}/availability?checkIn=2027-05-02&checkOut=2027-05-03";
        (await App.Anonymous.Get(unknown)).Refuses(404, "not_found");
    }

    private static async Task<Answer> Ask(Client caller, Home home, Nights nights, int guests = 2, int pets = 0)
    {
        var stay = $"checkIn={nights.CheckIn:O}&checkOut={nights.CheckOut:O}&guests={guests}&pets={pets}";
        return (await caller.Get($"listings/{home.Id}/availability?{stay}")).Is(200);
    }

    private static IEnumerable<string> Codes(Answer answer) =>
        answer.At("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString()!);

    private static IEnumerable<DateOnly> Nearest(Answer answer) =>
        answer
            .At("nearest")
            .EnumerateArray()
            .Select(stay => stay.GetProperty("checkIn").Deserialize<DateOnly>())
            .ToList();
}
