namespace Airbnb.Tests.Bookings.Alterations;

/// <summary>A booking that is cancelled takes its open alteration with it, and nobody keeps money for that.</summary>
public sealed class CancelledAlterationTests(SharedStack stack) : SharedStackTests(stack)
{
    private Altering Altering => new(App);

    [Fact]
    public async Task What_was_proposed_lapses_with_the_booking()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Host(), held, held.Nights.Longer(1));

        await Given.Cancelled(held.Guest, held);

        Assert.Equal("lapsed", await Altering.StatusOf(proposed));
        (await Altering.Accept(held.Guest, proposed)).Refuses(409, "alteration.not_open");
        (await Altering.Ask(held.Guest, held, held.Nights.Longer(1))).Refuses(409, "alteration.not_alterable");
    }

    [Fact]
    public async Task What_waits_for_its_payment_is_freed_and_cannot_be_paid_any_more()
    {
        var held = await Given.Confirmed();
        var total = (await Given.Read(held)).At("total.amount").GetInt64();
        var proposed = await Altering.ToBePaid(held, held.Nights.Longer(2));

        await Given.Cancelled(held.Guest, held);

        Assert.Equal("lapsed", await Altering.StatusOf(proposed));
        Assert.Equal(0, await App.Scalar<long>("SELECT count(*) FROM occupied WHERE listing_id = $1", held.Home.Id));
        await Altering.IntentBecomes(proposed, "canceled");
        await Eventually.True(async () => await Altering.Refunded(held) == total, "the stay to be refunded");
    }

    [Fact]
    public async Task A_host_who_cancels_keeps_only_the_old_nights_blocked()
    {
        var held = await Given.Confirmed();
        await Altering.ToBePaid(held, held.Nights.Longer(2));

        await Given.Cancelled(held.Host(), held);

        Assert.Equal(
            "block 0-3",
            await App.Scalar<string>(
                """
                SELECT string_agg(kind || ' ' || lower(nights) - $2 || '-' || upper(nights) - $2, ', ' ORDER BY nights)
                FROM occupied WHERE listing_id = $1
                """,
                held.Home.Id,
                held.Nights.CheckIn
            )
        );
    }

    [Fact]
    public async Task Paid_and_cancelled_at_once_it_is_one_or_the_other()
    {
        for (var i = 0; i < 5; i++)
        {
            var held = await Given.Confirmed();
            var before = (await Given.Read(held)).At("total.amount").GetInt64();
            var proposed = await Altering.ToBePaid(held, held.Nights.Longer(1));
            var quote = await Given.AskCancellation(held.Guest, held);
            var payment = (await held.Guest.Get(proposed.Path)).Is(200);

            var paying = App.Stripe.Confirm(
                payment.Text("payment.publishableKey"),
                payment.Text("payment.clientSecret")
            );
            var cancelled = await Given.Do(held.Guest, held, "cancellation", new { quote = quote.Text("quote") });
            await paying;

            if (cancelled.Status == 200)
            {
                Assert.Equal("lapsed", await Altering.StatusOf(proposed));
                await AllGoesBack(held, before, proposed);
            }
            else
            {
                cancelled.Refuses(409, "booking.changed");
                await Altering.Becomes(proposed, "applied");
            }
        }
    }

    [Fact]
    public async Task A_payment_that_is_cancelled_at_the_gateway_ends_the_alteration()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.ToBePaid(held, held.Nights.Longer(1));

        await App.Stripe.Post($"v1/payment_intents/{await Altering.IntentOf(proposed)}/cancel");

        await Altering.Becomes(proposed, "lapsed");
        Assert.Equal("stay 0-3/3", await Altering.Occupied(held));
    }

    private async Task AllGoesBack(Held held, long stay, Proposed proposed)
    {
        var difference = (await held.Guest.Get(proposed.Path)).At("difference.amount").GetInt64();
        await Eventually.True(
            async () =>
            {
                var intent = await App.Stripe.Get($"v1/payment_intents/{await Altering.IntentOf(proposed)}");
                var paid = intent.GetProperty("amount_received").GetInt64();
                Assert.True(paid == 0 || paid == difference);
                return await Altering.Refunded(held) == stay + paid;
            },
            "all that was paid to go back"
        );
    }
}
