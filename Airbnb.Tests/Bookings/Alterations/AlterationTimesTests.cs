namespace Airbnb.Tests.Bookings.Alterations;

/// <summary>What time does to alterations, and gateways that do not answer in time.</summary>
[Collection(MovedClock.Name)]
public sealed class AlterationTimesTests(MovedClockStack stack) : StackTests(stack)
{
    private static readonly TimeSpan OpenTime = TimeSpan.FromHours(24);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Shortly = TimeSpan.FromMinutes(5);

    private Altering Altering => new(App);

    [Fact]
    public async Task What_nobody_answers_lapses_after_a_day()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));

        await App.AdvanceClock(OpenTime - Shortly);
        Assert.Equal("proposed", await Altering.StatusOf(proposed));
        await App.AdvanceClock(Shortly);

        (await Altering.Accept(proposed.Host, proposed)).Refuses(409, "alteration.not_open");
        await Altering.Becomes(proposed, "lapsed");
        Assert.Equal("stay 0-3/3", await Altering.Occupied(held));
        await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));
    }

    [Fact]
    public async Task What_nobody_pays_lapses_a_day_after_it_was_accepted()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));
        await App.AdvanceClock(OpenTime / 2);
        (await Altering.Accept(proposed.Host, proposed)).Is(200);

        await App.AdvanceClock(OpenTime - Shortly);
        Assert.Equal("awaiting_payment", await Altering.StatusOf(proposed));
        await App.AdvanceClock(Shortly);

        await Altering.Becomes(proposed, "lapsed");
        Assert.Equal("stay 0-3/3", await Altering.Occupied(held));
        Assert.Equal("canceled", await IntentStatus(proposed));
        Assert.Equal("confirmed", await Given.StatusOf(held));
    }

    [Fact]
    public async Task Paid_in_the_last_moment_it_is_applied_though_no_webhook_came()
    {
        var held = await Given.Confirmed();
        await WithoutWebhooks(async () =>
        {
            var proposed = await Altering.ToBePaid(held, held.Nights.Longer(1));
            await Altering.Paid(proposed);
            await App.AdvanceClock(OpenTime);

            // The deadline asks Stripe, which says that it was paid.
            await Altering.Becomes(proposed, "applied");
        });

        Assert.Equal("stay 0-4/4", await Altering.Occupied(held));
    }

    [Fact]
    public async Task Paid_before_the_booking_was_cancelled_it_goes_back_in_full_when_the_webhook_comes()
    {
        var held = await Given.Confirmed();
        var total = (await Given.Read(held)).At("total.amount").GetInt64();
        var difference = 0L;

        await WithoutWebhooks(async () =>
        {
            var proposed = await Altering.ToBePaid(held, held.Nights.Longer(1));
            difference = (await held.Guest.Get(proposed.Path)).At("difference.amount").GetInt64();
            await Altering.Paid(proposed);
            await Given.Cancelled(held.Guest, held);
            Assert.Equal("lapsed", await Altering.StatusOf(proposed));
        });

        await Eventually.True(
            async () => await Altering.Refunded(held) == total + difference,
            "both payments to go back in full"
        );
    }

    [Fact]
    public async Task Nights_are_free_when_the_gateway_is_silent_and_a_late_payment_goes_back_in_full()
    {
        var held = await Given.Confirmed();
        var before = await Given.Read(held);
        var proposed = await Altering.ToBePaid(held, held.Nights.Longer(1));
        await App.Stripe.Fault(
            new
            {
                path = $"/v1/payment_intents/{await Altering.IntentOf(proposed)}/cancel",
                count = 1_000,
                status = 503,
            }
        );

        await App.AdvanceClock(OpenTime);
        Assert.Equal("stay 0-3/3, hold 3-4/4", await Altering.Occupied(held));
        await App.AdvanceClock(Grace);
        await Altering.Becomes(proposed, "lapsed");
        Assert.Equal("stay 0-3/3", await Altering.Occupied(held));
        var difference = (await held.Guest.Get(proposed.Path)).At("difference.amount").GetInt64();
        await PayLate(proposed);

        await App.RetryUntil(async () => await Altering.Refunded(held) == difference, "the late payment to go back");
        var after = await Given.Read(held);
        Assert.Equal(before.At("total").ToString(), after.At("total").ToString());
        Assert.Equal("stay 0-3/3", await Altering.Occupied(held));
        Assert.Equal(0, await Altering.Booked(held, "alteration", "guest"));
    }

    [Fact]
    public async Task A_gateway_that_is_away_at_the_acceptance_is_asked_again()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));
        await App.Stripe.Fault(
            new
            {
                path = "/v1/payment_intents",
                method = "POST",
                count = 1_000,
                status = 503,
            }
        );

        var accepted = (await Altering.Accept(proposed.Host, proposed)).Is(200);
        Assert.Equal("awaiting_payment", accepted.Text("status"));
        Assert.Equal("intended", await ChargeStatus(proposed));
        await App.Stripe.NoFaults();
        await Eventually.True(
            async () =>
            {
                await App.RetryNow();
                return await ChargeStatus(proposed) == "open";
            },
            "the payment to be asked for again"
        );

        await Altering.Paid(proposed);
        await Altering.Becomes(proposed, "applied");
    }

    [Fact]
    public async Task During_the_stay_only_check_out_and_guests_change()
    {
        var held = await Given.Confirmed(nights: await Given.Nights(2, 3));
        await Until(held, "checkInAt");
        await Given.Becomes(held, "in_stay");

        (await Altering.Ask(held.Guest, held, held.Nights with { CheckIn = held.Nights.CheckIn.AddDays(1) })).Refuses(
            422,
            "alteration.check_in_passed"
        );
        (await Altering.Ask(held.Guest, held, held.Nights.Later(7))).Refuses(422, "alteration.check_in_passed");
        var longer = await Altering.ToBePaid(held, held.Nights.Longer(1), guests: 3);
        await Altering.Paid(longer);
        await Altering.Becomes(longer, "applied");
        Assert.Equal("stay 0-4/4", await Altering.Occupied(held));
        Assert.Equal("in_stay", await Given.StatusOf(held));
        var shorter = await Altering.Proposed(held.Host(), held, held.Nights.Longer(-1), guests: 3);
        Assert.Equal("applied", (await Altering.Accept(held.Guest, shorter)).Is(200).Text("status"));
    }

    [Fact]
    public async Task The_stay_ends_at_its_new_check_out_and_then_nothing_can_be_altered()
    {
        var held = await Given.Confirmed(nights: await Given.Nights(2, 2));
        var longer = await Altering.ToBePaid(held, held.Nights.Longer(2));
        var oldCheckOut = (await Given.Read(held)).At("checkOutAt").GetDateTimeOffset();
        await Altering.Paid(longer);
        await Altering.Becomes(longer, "applied");

        await App.AdvanceClock(oldCheckOut + Shortly - await App.Now());
        await Given.Becomes(held, "in_stay");
        await Until(held, "checkOutAt");
        await Given.Becomes(held, "completed");

        (await Altering.Ask(held.Guest, held, held.Nights.Longer(3))).Refuses(409, "alteration.not_alterable");
        (await held.Guest.Post($"bookings/{held.Id}/alteration-quotes", held.Nights.Longer(3).With(2))).Refuses(
            409,
            "alteration.not_alterable"
        );
    }

    [Fact]
    public async Task A_moved_check_in_has_to_be_agreed_on_before_the_old_one()
    {
        var held = await Given.Confirmed(nights: await Given.Nights(2, 3));
        var later = await Altering.Proposed(held.Guest, held, held.Nights.Later(1));
        var checkIn = (await Given.Read(held)).At("checkInAt").GetDateTimeOffset();
        await App.AdvanceClock(checkIn - TimeSpan.FromHours(2) - await App.Now());
        await Altering.Becomes(later, "lapsed");
        var again = await Altering.Proposed(held.Guest, held, held.Nights.Later(1));
        Assert.Equal(checkIn, (await held.Guest.Get(again.Path)).At("expiresAt").GetDateTimeOffset());

        await Until(held, "checkInAt");

        await Altering.Becomes(again, "lapsed");
        await Given.Becomes(held, "in_stay");
    }

    [Fact]
    public async Task What_is_open_at_check_out_lapses_with_the_stay()
    {
        var held = await Given.Confirmed(nights: await Given.Nights(2, 1));
        await App.AdvanceClock(
            (await Given.Read(held)).At("checkOutAt").GetDateTimeOffset() - Shortly - await App.Now()
        );
        var proposed = await Altering.ToBePaid(held, held.Nights.Longer(1));

        await App.AdvanceClock(Shortly);

        await Altering.Becomes(proposed, "lapsed");
        await Given.Becomes(held, "completed");
        Assert.Equal("stay 0-1/1", await Altering.Occupied(held));
    }

    public override async Task DisposeAsync()
    {
        await App.Stripe.NoFaults();
        await App.RetryNow();
        await base.DisposeAsync();
    }

    /// <summary>Moves the clock to an instant of the booking's.</summary>
    private async Task Until(Held held, string instant)
    {
        var then = (await Given.Read(held)).At(instant).GetDateTimeOffset();
        await App.AdvanceClock(then + TimeSpan.FromSeconds(2) - await App.Now());
    }

    /// <summary>From before the payment is asked for: an event of its beginning, read late, would tell of its end.</summary>
    private async Task WithoutWebhooks(Func<Task> act)
    {
        await App.Stripe.Deliver(new { hold = true });
        try
        {
            await act();
        }
        finally
        {
            await App.Stripe.DeliverAsUsual();
            await App.Stripe.Release(new { });
        }
    }

    private async Task PayLate(Proposed alteration)
    {
        var intent = await App.Stripe.Get($"v1/payment_intents/{await Altering.IntentOf(alteration)}");
        var paid = await App.Stripe.Confirm(
            alteration.Held.PublishableKey,
            intent.GetProperty("client_secret").GetString()!
        );
        Assert.Equal("succeeded", paid.GetProperty("status").GetString());
    }

    private async Task<string> IntentStatus(Proposed alteration) =>
        (await App.Stripe.Get($"v1/payment_intents/{await Altering.IntentOf(alteration)}"))
            .GetProperty("status")
            .GetString()!;

    private Task<string> ChargeStatus(Proposed alteration) =>
        App.Scalar<string>("SELECT status FROM charges WHERE alteration_id = $1", alteration.Id);
}
