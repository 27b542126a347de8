using System.Diagnostics;
using Xunit.Abstractions;

namespace Airbnb.Tests.Bookings;

[Collection(Stormed.Name)]
public sealed class OverbookingTests(SharedStack stack, ITestOutputHelper output) : StackTests(stack)
{
    private const int Guests = 200;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Two_hundred_guests_at_once_never_share_a_night()
    {
        var took = await Storm();
        for (var again = 0; again < 2 && took > AtMost; again++)
            took = await Storm(); // another stack may have had the processors
        Assert.True(took <= AtMost, $"It took {took.TotalSeconds:0.00} s.");
    }

    [Fact]
    public async Task Of_fifty_guests_who_want_the_same_night_one_gets_it()
    {
        var home = await Given.Home();
        var night = await Given.Nights(30, 1);
        var guests = await People.Add(App, "One of many", 50);
        var quotes = new List<(Client Guest, string Quote)>();
        foreach (var guest in guests)
            quotes.Add((guest, await Given.Quote(guest, home, night)));

        var answers = await Task.WhenAll(quotes.Select(wish => Given.Book(wish.Guest, wish.Quote)));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.Refuses(409, "booking.dates_taken"));
    }

    /// <summary>How long two hundred take to book what overlaps.</summary>
    private async Task<TimeSpan> Storm()
    {
        var home = await Given.Home();
        var first = await Given.Nights(30, 1);
        var guests = await People.Add(App, "One of many", Guests);
        // Stays of 1 to 7 nights within two months: each overlaps many others.
        var wanted = guests
            .Select((guest, i) => (guest, nights: first.At(start: i * 7 % 60, count: 1 + i % 7)))
            .ToList();
        var quotes = new List<(Client Guest, Nights Nights, string Quote)>();
        foreach (var (guest, nights) in wanted)
            quotes.Add((guest, nights, await Given.Quote(guest, home, nights)));

        var time = Stopwatch.StartNew();
        var answers = await Task.WhenAll(
            quotes.Select(async wish => (wish.Nights, Answer: await Given.Book(wish.Guest, wish.Quote)))
        );
        time.Stop();

        var won = answers.Where(a => a.Answer.Status == 201).Select(a => a.Nights).ToList();
        output.WriteLine($"{Guests} guests, {won.Count} bookings, {time.Elapsed.TotalSeconds:0.00} s");
        Assert.NotEmpty(won);
        foreach (var (nights, answer) in answers.Where(a => a.Answer.Status != 201))
        {
            answer.Refuses(409, "booking.dates_taken");
            Assert.Contains(won, taken => taken.Overlaps(nights));
        }
        for (var i = 0; i < won.Count; i++)
        for (var j = i + 1; j < won.Count; j++)
            Assert.False(won[i].Overlaps(won[j]), $"{won[i]} and {won[j]} were both sold.");
        Assert.Equal(won.Count, await App.Scalar<long>("SELECT count(*) FROM occupied WHERE listing_id = $1", home.Id));
        return time.Elapsed;
    }
}
