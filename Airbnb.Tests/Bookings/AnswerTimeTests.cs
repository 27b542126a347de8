using Airbnb.Core.Listings;

namespace Airbnb.Tests.Bookings;

/// <summary>The day in which a host may answer, and guests whose reservation comes late.</summary>
[Collection(MovedClock.Name)]
public sealed class AnswerTimeTests(MovedClockStack stack) : StackTests(stack)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public async Task A_request_that_nobody_answers_lapses_after_a_day()
    {
        var asked = await Given.Requested();

        await App.AdvanceClock(Day - TimeSpan.FromMinutes(5));
        Assert.Equal("requested", await Given.StatusOf(asked));
        await App.AdvanceClock(TimeSpan.FromMinutes(5));

        await Given.Becomes(asked, "expired");
        await App.IntentBecomes(asked, "canceled");
        Assert.Equal("___", await App.Calendar(asked));
        (await Given.Do(asked.Home.Host, asked, "acceptance")).IsProblem(409);
        Assert.Equal(0, await App.JournalEntries(asked));
    }

    [Fact]
    public async Task Answer_withdrawal_and_deadline_at_once_leave_one_of_the_three()
    {
        var home = await Given.Home(mode: BookingMode.Request);
        var first = await Given.Nights(30, 2);
        var asked = new List<Held>();
        for (var i = 0; i < 6; i++)
            asked.Add(
                await Given.Requested(home, new Nights(first.CheckIn.AddDays(2 * i), first.CheckOut.AddDays(2 * i)))
            );
        await App.AdvanceClock(Day - TimeSpan.FromSeconds(20));

        var answers = asked.Select(each => Given.Do(home.Host, each, "acceptance")).ToList();
        var withdrawals = asked.Select(each => Given.Do(each.Guest, each, "withdrawal")).ToList();
        await App.AdvanceClock(TimeSpan.FromSeconds(20));

        foreach (var (at, each) in asked.Index())
        {
            var (answered, withdrawn) = (await answers[at], await withdrawals[at]);
            Assert.False(answered.Status == 200 && withdrawn.Status == 200);
            var end =
                answered.Status == 200 ? "confirmed"
                : withdrawn.Status == 200 ? "cancelled_by_guest"
                : "expired";
            await Given.Becomes(each, end);
            await App.IntentBecomes(each, end == "confirmed" ? "succeeded" : "canceled");
        }
    }

    [Fact]
    public async Task A_reservation_after_the_hold_asks_the_host_when_the_nights_are_still_free()
    {
        var held = await LapsedWithoutAnswer();

        await Given.Reserved(held);

        await Given.Becomes(held, "requested");
        Assert.Equal("XXX", await App.Calendar(held));
        (await Given.Do(held.Home.Host, held, "acceptance")).Is(200);
        await Given.Becomes(held, "confirmed");
    }

    [Fact]
    public async Task A_reservation_after_the_hold_is_released_when_the_nights_are_gone()
    {
        var late = await LapsedWithoutAnswer();
        var faster = await Given.Held(late.Home, late.Nights);

        await Given.Reserved(late);
        await App.Stripe.NoFaults();
        await App.RetryNow();

        await App.IntentBecomes(late, "canceled");
        Assert.Equal("expired", await Given.StatusOf(late));
        Assert.Equal("held", await Given.StatusOf(faster));
        Assert.Equal(0, await App.JournalEntries(late));
    }

    public override async Task DisposeAsync()
    {
        await App.Stripe.NoFaults();
        await App.RetryNow();
        await base.DisposeAsync();
    }

    /// <summary>A hold whose nights were freed while Stripe could not end its payment.</summary>
    private async Task<Held> LapsedWithoutAnswer()
    {
        var held = await Given.Held(await Given.Home(mode: BookingMode.Request));
        await App.Stripe.Fault(
            new
            {
                path = $"/v1/payment_intents/{held.Intent}/cancel",
                count = 1_000,
                status = 503,
            }
        );
        await App.AdvanceClock(TimeSpan.FromMinutes(15));
        await App.AdvanceClock(TimeSpan.FromMinutes(10));
        await Given.Becomes(held, "expired");
        return held;
    }
}
