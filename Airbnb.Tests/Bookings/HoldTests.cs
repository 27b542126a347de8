namespace Airbnb.Tests.Bookings;

/// <summary>The quarter of an hour in which a guest may pay, and what comes after it.</summary>
[Collection(MovedClock.Name)]
public sealed class HoldTests(MovedClockStack stack) : StackTests(stack)
{
    private static readonly TimeSpan HoldTime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task An_unpaid_hold_lapses_and_frees_its_nights_and_cannot_be_paid_any_more()
    {
        var held = await Given.Held();

        await App.AdvanceClock(HoldTime - TimeSpan.FromMinutes(5));
        Assert.Equal("held", await Given.StatusOf(held));
        await App.AdvanceClock(TimeSpan.FromMinutes(5));

        await Given.Becomes(held, "expired");
        Assert.Equal("canceled", await IntentStatus(held));
        var refused = await App.Stripe.Confirm(held.PublishableKey, held.ClientSecret);
        Assert.True(refused.TryGetProperty("error", out _), refused.ToString());
        await Given.Held(held.Home, held.Nights);
        Assert.Equal(0, await App.Scalar<long>("SELECT count(*) FROM journal_entries WHERE booking_id = $1", held.Id));
    }

    [Fact]
    public async Task A_stay_that_was_paid_in_time_stays()
    {
        var held = await Given.Confirmed();

        await App.AdvanceClock(HoldTime + Grace);

        (await Given.AskQuote(await App.AsGuest(), held.Home, held.Nights)).Refuses(409, "booking.dates_taken");
        Assert.Equal("confirmed", await Given.StatusOf(held));
    }

    [Fact]
    public async Task A_quote_is_not_booked_after_its_quarter_of_an_hour()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var quote = await Given.Quote(guest, home, await Given.Nights(30, 2));

        await App.AdvanceClock(HoldTime);

        (await Given.Book(guest, quote)).Refuses(422, "quote.expired");
    }

    [Fact]
    public async Task Many_holds_lapse_together()
    {
        var nights = await Given.Nights(30, 2);
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Given.Held(nights: nights)));

        await App.AdvanceClock(HoldTime);

        foreach (var held in all)
            await Given.Becomes(held, "expired");
    }

    [Fact]
    public async Task A_payment_after_the_hold_confirms_when_the_nights_are_still_free()
    {
        var held = await LapsedWithoutAnswer();

        await Given.Paid(held);

        await Given.Becomes(held, "confirmed");
        (await Given.AskQuote(await App.AsGuest(), held.Home, held.Nights)).Refuses(409, "booking.dates_taken");
    }

    [Fact]
    public async Task A_payment_after_the_hold_goes_back_in_full_when_the_nights_are_gone()
    {
        var late = await LapsedWithoutAnswer();
        var faster = await Given.Held(late.Home, late.Nights);

        await Given.Paid(late);

        await Eventually.True(
            async () => (await Refunded(late)) == (await Given.Read(late)).At("total.amount").GetInt64(),
            "the late payment to be refunded in full"
        );
        Assert.Equal("expired", await Given.StatusOf(late));
        Assert.Equal("held", await Given.StatusOf(faster));
        Assert.Equal(
            0,
            await App.Scalar<long>(
                """
                SELECT coalesce(sum(l.amount), 0)::bigint FROM journal_lines l
                JOIN journal_entries e ON e.id = l.entry_id
                WHERE e.booking_id = $1 AND l.account IN ('clearing', 'guest') AND e.kind <> 'gateway_fee'
                """,
                late.Id
            )
        );
    }

    public override async Task DisposeAsync()
    {
        await App.Stripe.NoFaults();
        await App.RetryNow();
        await base.DisposeAsync();
    }

    /// <summary>A hold whose nights were freed while Stripe could not say how its payment stood.</summary>
    private async Task<Held> LapsedWithoutAnswer()
    {
        var held = await Given.Held();
        await App.Stripe.Fault(
            new
            {
                path = $"/v1/payment_intents/{held.Intent}/cancel",
                count = 1_000,
                status = 503,
            }
        );
        await App.AdvanceClock(HoldTime);
        await App.AdvanceClock(Grace);
        await Given.Becomes(held, "expired");
        Assert.Equal("requires_payment_method", await IntentStatus(held));
        return held;
    }

    private async Task<string> IntentStatus(Held held) =>
        (await App.Stripe.Get($"v1/payment_intents/{held.Intent}")).GetProperty("status").GetString()!;

    private async Task<long> Refunded(Held held)
    {
        var refunds = await App.Stripe.Get($"v1/refunds?payment_intent={held.Intent}");
        return refunds.GetProperty("data").EnumerateArray().Sum(refund => refund.GetProperty("amount").GetInt64());
    }
}
