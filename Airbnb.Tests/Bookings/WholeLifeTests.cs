using System.Diagnostics;
using System.Text.RegularExpressions;
using Airbnb.Tests.Payments.Payouts;

namespace Airbnb.Tests.Bookings;

/// <summary>One booking, from the held nights to the money on the host's account, by the platform's clock.</summary>
[Collection(MovedClock.Name)]
public sealed class WholeLifeTests(MovedClockStack stack) : StackTests(stack)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_booking_goes_from_hold_to_payout_in_less_than_a_minute()
    {
        await App.AsAdmin(); // who moves the clock
        var life = Stopwatch.StartNew();
        var home = await Given.Home();
        await AnswerStripe(home.Host);

        var held = await Given.Held(home, await Given.Nights(30, 4));
        Assert.Null(await PlaceFor(held.Guest, held));
        await Given.Paid(held);
        await Given.Becomes(held, "confirmed");
        Assert.Equal("Canal street 1", await PlaceFor(held.Guest, held));
        Assert.Null(await PlaceFor(home.Host, held));
        await App.MoneyArrives(held);
        await App.AdvanceClock(await Until(held, "checkInAt"));
        await Given.Becomes(held, "in_stay");
        Assert.Equal("Canal street 1", await PlaceFor(held.Guest, held));
        await App.AdvanceClock(TimeSpan.FromHours(24));
        await held.PayoutsBecome("sent");
        await App.AdvanceClock(await Until(held, "checkOutAt"));
        await Given.Becomes(held, "completed");
        Assert.Null(await PlaceFor(held.Guest, held));

        Assert.Equal([(await App.EarnedFor(held), 0)], await App.Transfers(held));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
        var what = (await Given.Read(held))
            .At("timeline")
            .EnumerateArray()
            .Select(e => e.GetProperty("what").GetString());
        Assert.Equal(["held", "confirmed", "in_stay", "completed"], what);
        await App.InvariantsHold();
        Assert.True(life.Elapsed < Limit, $"It took {life.Elapsed.TotalSeconds:0} s.");
    }

    /// <summary>The street that is told to this reader of the booking.</summary>
    private static async Task<string?> PlaceFor(Client reader, Held held) =>
        (await reader.Get($"bookings/{held.Id}")).Is(200).Json.TryGetProperty("place", out var place)
            ? place.GetProperty("address").GetProperty("street").GetString()
            : null;

    private async Task<TimeSpan> Until(Held held, string instant) =>
        (await Given.Read(held)).At(instant).GetDateTimeOffset() - await App.Now() + TimeSpan.FromSeconds(1);

    /// <summary>The host follows the link to Stripe's questions and answers them.</summary>
    private async Task AnswerStripe(Client host)
    {
        var link = (await host.Post("me/payout-account")).Is(200).Text("url");
        var page = await App.Stripe.Http.GetStringAsync(link);
        var done = Regex.Match(page, "action=\"([^\"]*/done)\"", RegexOptions.None, TimeSpan.FromSeconds(1));
        using var answer = await App.Stripe.Http.PostAsync(done.Groups[1].Value, null);
        answer.EnsureSuccessStatusCode();
        await App.AccountBecomes(host, "active");
    }
}
