using System.Net.Http.Json;
using System.Text.Json;

namespace Airbnb.Tests.Bookings;

/// <summary>Guests who pay in the last second of their hold, as it ends, and after it; Stripe's word comes late each time.</summary>
[Collection(MovedClock.Name)]
public sealed class LastSecondTests(MovedClockStack stack) : StackTests(stack)
{
    private static readonly TimeSpan HoldTime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    public override Task InitializeAsync() => App.Stripe.Deliver(new { hold = true });

    [Fact]
    public async Task Who_pays_in_the_last_second_has_the_stay()
    {
        var paid = await PaidInTheLastSecond();

        await App.AdvanceClock(Grace);

        await Given.Becomes(paid, "confirmed");
        await StaysAsItIsWhenStripeSpeaks(paid, "confirmed");
        Assert.Equal("XXX", await App.Calendar(paid));
        Assert.Equal(0, await App.Refunded(paid));
    }

    [Fact]
    public async Task Who_pays_at_the_moment_of_expiry_has_the_stay()
    {
        var held = await Given.Held();
        await App.Stripe.Fault(
            new
            {
                path = CancelOf(held),
                kind = "hang",
                seconds = 5,
            }
        );
        await App.AdvanceClock(HoldTime);
        await Eventually.True(async () => !await IsFaultWaiting(held), "the expiry to be under way at Stripe");

        await Given.Paid(held);

        await Given.Becomes(held, "confirmed");
        await StaysAsItIsWhenStripeSpeaks(held, "confirmed");
        Assert.Equal(0, await App.Refunded(held));
    }

    [Fact]
    public async Task Who_pays_after_it_has_the_stay_when_the_nights_are_still_free()
    {
        var late = await LapsedWithoutAnswer();
        Assert.Equal("___", await App.Calendar(late));

        await Given.Paid(late);
        await Release();

        await Given.Becomes(late, "confirmed");
        Assert.Equal("XXX", await App.Calendar(late));
        Assert.Equal(0, await App.Refunded(late));
    }

    [Fact]
    public async Task Who_pays_after_it_gets_everything_back_when_the_nights_are_gone()
    {
        var late = await LapsedWithoutAnswer();
        var faster = await Given.Held(late.Home, late.Nights);

        await Given.Paid(late);
        await Release();

        await App.RefundedBecomes(late, (await Given.Read(late)).At("total.amount").GetInt64());
        await StaysAsItIsWhenStripeSpeaks(late, "expired");
        Assert.Equal("held", await Given.StatusOf(faster));
        await Eventually.True(async () => await App.Balance(late, "guest") == 0, "the guest to be owed nothing");
    }

    [Fact]
    public async Task Who_withdraws_while_the_payment_is_on_its_way_gets_everything_back()
    {
        var held = await Given.Held();
        await Given.Paid(held);

        (await Given.Do(held.Guest, held, "withdrawal")).Is(200);

        await App.RefundedBecomes(held, (await Given.Read(held)).At("total.amount").GetInt64());
        await StaysAsItIsWhenStripeSpeaks(held, "cancelled_by_guest");
        Assert.Equal("___", await App.Calendar(held));
    }

    public override async Task DisposeAsync()
    {
        await Release();
        await App.Stripe.NoFaults();
        await App.RetryNow();
        await base.DisposeAsync();
    }

    /// <summary>
    /// A payment that Stripe took while the hold had less than two seconds to go; a second more each time that a busy
    /// machine was too slow for that.
    /// </summary>
    private async Task<Held> PaidInTheLastSecond()
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var held = await Given.Held();
            var end = (await Given.Read(held)).At("holdExpiresAt").GetDateTimeOffset();
            var left = (end - await App.Now()).TotalSeconds;
            await App.AdvanceClock(TimeSpan.FromSeconds(Math.Floor(left - 1 - attempt)));
            var answer = await App.Stripe.Confirm(held.PublishableKey, held.ClientSecret);
            if (answer.TryGetProperty("status", out _) && await App.Now() < end)
                return held;
        }
        throw new Xunit.Sdk.XunitException("This machine is too slow to pay within ten seconds.");
    }

    /// <summary>A hold whose nights were freed while Stripe could not say how its payment stood.</summary>
    private async Task<Held> LapsedWithoutAnswer()
    {
        var held = await Given.Held();
        await App.Stripe.Fault(
            new
            {
                path = CancelOf(held),
                count = 1_000,
                status = 503,
            }
        );
        await App.AdvanceClock(HoldTime);
        await App.AdvanceClock(Grace);
        await Given.Becomes(held, "expired");
        return held;
    }

    private async Task StaysAsItIsWhenStripeSpeaks(Held held, string status)
    {
        await Release();
        await Eventually.True(
            async () =>
                await App.Scalar<bool>(
                    "SELECT EXISTS (SELECT FROM gateway_events WHERE object_id = $1 AND type = 'payment_intent.succeeded')",
                    held.Intent
                ),
            "Stripe's word to arrive"
        );
        await App.InvariantsHold();
        Assert.Equal(status, await Given.StatusOf(held));
        Assert.Single((await Given.Read(held)).Timeline(), what => what == status);
    }

    private async Task<bool> IsFaultWaiting(Held held)
    {
        var waiting = await App.Stripe.Http.GetFromJsonAsync<JsonElement>("sandbox/faults");
        return waiting.ToString().Contains(held.Intent, StringComparison.Ordinal);
    }

    private static string CancelOf(Held held) => $"/v1/payment_intents/{held.Intent}/cancel";

    /// <summary>What was held comes, each twice and in any order, and nothing is held any more.</summary>
    private async Task Release()
    {
        await App.Stripe.DeliverAsUsual();
        await App.Stripe.Release(new { shuffle = true, times = 2 });
    }
}
