using Airbnb.Core;

namespace Airbnb.Tests.Bookings.Alterations;

public sealed class AlterationTests(SharedStack stack) : SharedStackTests(stack)
{
    private Altering Altering => new(App);

    [Fact]
    public async Task A_longer_stay_is_held_until_the_guest_has_paid_the_difference()
    {
        var held = await Given.Confirmed();
        var (before, longer) = (await TotalOf(held), held.Nights.Longer(2));

        var proposed = await Altering.Proposed(held.Guest, held, longer);
        Assert.Equal("stay 0-3/3", await Altering.Occupied(held));
        var accepted = (await Altering.Accept(proposed.Host, proposed)).Is(200);

        Assert.Equal("awaiting_payment", accepted.Text("status"));
        Assert.False(accepted.Json.TryGetProperty("payment", out _), "The host pays nothing.");
        Assert.Equal("stay 0-3/3, hold 3-5/5", await Altering.Occupied(held));
        Assert.Equal(before, await TotalOf(held));
        await Altering.Paid(proposed);

        await Altering.Becomes(proposed, "applied");
        var (booking, alteration) = (await Given.Read(held), (await held.Guest.Get(proposed.Path)).Is(200));
        Assert.Equal(longer.CheckOut.ToString("O", null), booking.Text("checkOut"));
        Assert.Equal(alteration.At("lines").ToString(), booking.At("lines").ToString());
        Assert.Equal(alteration.At("total").ToString(), booking.At("total").ToString());
        Assert.Equal(alteration.At("checkOutAt").ToString(), booking.At("checkOutAt").ToString());
        Assert.Equal("confirmed", booking.Text("status"));
        Assert.Equal("stay 0-5/5", await Altering.Occupied(held));
        var difference = alteration.At("difference.amount").GetInt64();
        Assert.Equal(await TotalOf(held) - before, difference);
        Assert.Equal(difference, await Altering.Booked(held, "alteration", "guest"));
        Assert.Equal(before + difference, await Altering.Booked(held, "charge_captured", "clearing"));
        Assert.Equal(["held", "confirmed", "alteration_proposed", "alteration_accepted", "altered"], Timeline(booking));
    }

    [Fact]
    public async Task The_price_of_an_alteration_is_that_of_the_new_dates_now()
    {
        var held = await Given.Confirmed();
        await App.Execute("UPDATE listings SET rates_base = 20000, rates_weekend = 20000 WHERE id = $1", held.Home.Id);
        var longer = held.Nights.Longer(1);

        var quoted = (await held.Host().Post($"bookings/{held.Id}/alteration-quotes", longer.With(2))).Is(200);
        var proposed = await Altering.Proposed(held.Host(), held, longer);

        const long Subtotal = (4 * 200_00) + 60_00;
        var total = Subtotal + Share(Subtotal, 14_00) + Share(Subtotal, 10_00);
        Assert.Equal(total, quoted.At("total.amount").GetInt64());
        Assert.Equal(total - await TotalOf(held), quoted.At("difference.amount").GetInt64());
        var alteration = (await held.Guest.Get(proposed.Path)).Is(200);
        Assert.Equal(quoted.At("lines").ToString(), alteration.At("lines").ToString());
        Assert.Equal(quoted.At("difference").ToString(), alteration.At("difference").ToString());
        Assert.Equal("host", alteration.Text("proposedBy"));
        Assert.Equal(held.Nights.CheckOut.ToString("O", null), alteration.Text("before.checkOut"));

        static long Share(long amount, int basisPoints) => new Money(amount, "EUR").Share(basisPoints).Amount;
    }

    [Fact]
    public async Task A_shorter_stay_is_applied_at_once_and_the_difference_goes_back()
    {
        var held = await Given.Confirmed();
        var before = await TotalOf(held);
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(-1));

        Assert.Equal("applied", (await Altering.Accept(proposed.Host, proposed)).Is(200).Text("status"));

        var less = before - await TotalOf(held);
        Assert.True(less > 0);
        Assert.Equal("stay 0-2/2", await Altering.Occupied(held));
        Assert.Equal(-less, await Altering.Booked(held, "alteration", "guest"));
        await Eventually.True(async () => await Altering.Refunded(held) == less, "the difference to be refunded");
    }

    [Fact]
    public async Task One_guest_less_at_the_same_price_moves_no_money()
    {
        var held = await Given.Confirmed();
        var before = await Given.Read(held);
        var proposed = await Altering.Proposed(held.Host(), held, held.Nights, guests: 1);

        Assert.Equal("applied", (await Altering.Accept(held.Guest, proposed)).Is(200).Text("status"));

        var after = await Given.Read(held);
        Assert.Equal(1, after.At("guests").GetInt32());
        Assert.Equal(before.At("total").ToString(), after.At("total").ToString());
        Assert.Equal(0, await Altering.Refunded(held));
        Assert.Equal(
            1,
            await App.Scalar<long>(
                "SELECT count(*) FROM charges c JOIN payments p ON p.id = c.payment_id WHERE p.booking_id = $1",
                held.Id
            )
        );
    }

    [Fact]
    public async Task The_guest_who_accepts_is_told_at_once_how_to_pay()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Host(), held, held.Nights.Longer(1));

        var accepted = (await Altering.Accept(held.Guest, proposed)).Is(200);

        Assert.StartsWith(
            await Altering.IntentOf(proposed),
            accepted.Text("payment.clientSecret"),
            StringComparison.Ordinal
        );
        await Altering.Paid(proposed);
        await Altering.Becomes(proposed, "applied");
    }

    [Fact]
    public async Task A_declined_alteration_changes_nothing_and_another_may_follow()
    {
        var held = await Given.Confirmed();
        var before = await Given.Read(held);
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Later(10));

        Assert.Equal("declined", (await proposed.Host.Post($"{proposed.Path}/decline")).Is(200).Text("status"));

        var after = await Given.Read(held);
        Assert.Equal(before.At("checkIn").ToString(), after.At("checkIn").ToString());
        Assert.Equal(before.At("total").ToString(), after.At("total").ToString());
        Assert.Equal("stay 0-3/3", await Altering.Occupied(held));
        (await proposed.Host.Post($"{proposed.Path}/decline")).Refuses(409, "alteration.not_open");
        (await Altering.Accept(proposed.Host, proposed)).Refuses(409, "alteration.not_open");
        await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));
    }

    [Fact]
    public async Task Each_side_answers_what_the_other_proposed_and_withdraws_its_own()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));

        (await Altering.Accept(held.Guest, proposed)).Refuses(403, "alteration.own_proposal");
        (await held.Guest.Post($"{proposed.Path}/decline")).Refuses(403, "alteration.own_proposal");
        (await proposed.Host.Delete(proposed.Path)).Refuses(403, "alteration.not_yours");
        (await (await App.AsAdmin()).Delete(proposed.Path)).Refuses(403, "booking.parties_only");
        Assert.Equal("proposed", await Altering.StatusOf(proposed));

        (await held.Guest.Delete(proposed.Path)).Is(204);
        Assert.Equal("withdrawn", await Altering.StatusOf(proposed));
    }

    [Fact]
    public async Task Strangers_know_of_no_alteration()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));
        var (stranger, other) = (await App.AsGuest(), await Given.Confirmed());

        (await Altering.Ask(stranger, held, held.Nights.Longer(1))).Refuses(404, "not_found");
        (await stranger.Get(proposed.Path)).Refuses(404, "not_found");
        (await stranger.Get($"bookings/{held.Id}/alterations")).Refuses(404, "not_found");
        (await Altering.Accept(stranger, proposed)).Refuses(404, "not_found");
        (await stranger.Delete(proposed.Path)).Refuses(404, "not_found");
        var elsewhere = new Proposed(proposed.Id, other);
        (await other.Guest.Get(elsewhere.Path)).Refuses(404, "not_found");
        (await Altering.Accept(other.Host(), elsewhere)).Refuses(404, "not_found");
        Assert.Equal("proposed", await Altering.StatusOf(proposed));
    }

    [Fact]
    public async Task There_is_one_open_alteration_at_a_time_even_when_both_ask_at_once()
    {
        var held = await Given.Confirmed();

        var answers = await Task.WhenAll(
            Altering.Ask(held.Guest, held, held.Nights.Longer(1)),
            Altering.Ask(held.Host(), held, held.Nights.Longer(2)),
            Altering.Ask(held.Guest, held, held.Nights.Longer(3))
        );

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => a.Refuses(409, "alteration.another_open"));
        var listed = (await held.Host().Get($"bookings/{held.Id}/alterations")).Is(200).At("items");
        Assert.Single(listed.EnumerateArray());
    }

    [Fact]
    public async Task Of_two_acceptances_at_once_one_wins()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));

        var answers = await Task.WhenAll(
            Altering.Accept(proposed.Host, proposed),
            Altering.Accept(proposed.Host, proposed)
        );

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Single(answers, answer => answer.Status == 409).Refuses(409, "alteration.not_open");
        Assert.Equal(1, await App.Scalar<long>("SELECT count(*) FROM charges WHERE alteration_id = $1", proposed.Id));
    }

    [Fact]
    public async Task A_repeated_acceptance_gets_the_first_answer()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Host(), held, held.Nights.Longer(1));
        var key = Guid.NewGuid().ToString();

        var first = (await Altering.Accept(held.Guest, proposed, key)).Is(200);
        var second = (await Altering.Accept(held.Guest, proposed, key)).Is(200);

        Assert.Equal(first.Body, second.Body);
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
        (await held.Guest.Post($"{proposed.Path}/acceptance")).Refuses(400, "idempotency.key_missing");
    }

    [Fact]
    public async Task Of_acceptance_and_withdrawal_at_once_one_wins()
    {
        for (var i = 0; i < 5; i++)
        {
            var held = await Given.Confirmed();
            var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(-1));

            var accepting = Altering.Accept(proposed.Host, proposed);
            var withdrawn = await held.Guest.Delete(proposed.Path);
            var accepted = await accepting;

            var status = await Altering.StatusOf(proposed);
            if (accepted.Status == 200)
                withdrawn.Refuses(409, "alteration.not_open");
            else
                accepted.Refuses(409, "alteration.not_open");
            Assert.Equal(accepted.Status == 200 ? "applied" : "withdrawn", status);
        }
    }

    [Fact]
    public async Task A_guest_who_would_rather_not_pay_gives_the_nights_back()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.ToBePaid(held, held.Nights.Longer(2));
        (await proposed.Host.Delete(proposed.Path)).Refuses(403, "alteration.not_yours");

        (await held.Guest.Delete(proposed.Path)).Is(204);

        Assert.Equal("stay 0-3/3", await Altering.Occupied(held));
        await Altering.IntentBecomes(proposed, "canceled");
    }

    [Fact]
    public async Task Held_nights_are_nobody_else_s_with_the_preparation_that_goes_with_them()
    {
        var home = await Given.Home(terms: terms => terms with { PreparationNights = 2 });
        var held = await Given.Confirmed(home, await Given.Nights(30, 3));
        var guest = await App.AsGuest();

        var proposed = await Altering.ToBePaid(held, held.Nights.Longer(2));

        Assert.Equal("stay 0-3/3, hold 3-5/7", await Altering.Occupied(held));
        foreach (var start in new[] { -3, 0, 3, 4, 5, 6 })
            (await Given.AskQuote(guest, home, At(held, start, 2))).Refuses(409, "booking.dates_taken");
        (await Given.AskQuote(guest, home, At(held, 7, 2))).Is(200);
        (await held.Guest.Delete(proposed.Path)).Is(204);
        Assert.Equal("stay 0-3/5", await Altering.Occupied(held));
        (await Given.AskQuote(guest, home, At(held, 5, 2))).Is(200);
    }

    [Fact]
    public async Task A_stay_that_moves_keeps_its_old_nights_until_it_is_paid_and_then_has_only_the_new()
    {
        var home = await Given.Home(
            terms: terms => terms with { PreparationNights = 1 },
            rates: rates => rates with { Weekend = null }
        );
        var held = await Given.Confirmed(home, await Given.Nights(30, 3));
        var elsewhere = At(held, 20, 4);

        var proposed = await Altering.ToBePaid(held, elsewhere);
        Assert.Equal("stay 0-3/4, hold 20-24/25", await Altering.Occupied(held));
        await Altering.Paid(proposed);
        await Altering.Becomes(proposed, "applied");

        Assert.Equal("stay 20-24/25", await Altering.Occupied(held));
        await Given.Held(home, held.Nights);
        (await Given.AskQuote(await App.AsGuest(), home, elsewhere)).Refuses(409, "booking.dates_taken");
    }

    [Fact]
    public async Task Nights_that_another_guest_took_meanwhile_are_not_to_be_had()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(2));
        await Given.Held(held.Home, At(held, 4, 2));

        (await Altering.Accept(proposed.Host, proposed)).Refuses(409, "booking.dates_taken");

        Assert.Equal("proposed", await Altering.StatusOf(proposed));
        (await proposed.Host.Post($"{proposed.Path}/decline")).Is(200);
        (await Altering.Ask(held.Guest, held, held.Nights.Longer(2))).Refuses(409, "booking.dates_taken");
        Assert.Empty(await Charges(proposed));
    }

    [Fact]
    public async Task The_night_goes_to_the_guest_or_to_the_alteration_never_to_both()
    {
        for (var i = 0; i < 5; i++)
        {
            var held = await Given.Confirmed();
            var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(2));
            var other = await App.AsGuest();
            var quote = await Given.Quote(other, held.Home, At(held, 4, 2));

            var booking = Given.Book(other, quote);
            var accepted = await Altering.Accept(proposed.Host, proposed);
            var booked = await booking;

            Assert.True(booked.Status == 201 ^ accepted.Status == 200, $"{booked.Status} and {accepted.Status}");
            (booked.Status == 201 ? accepted : booked).Refuses(409, "booking.dates_taken");
        }
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_every_reason()
    {
        var held = await Given.Confirmed();
        var unpaid = await Given.Held();

        (await Altering.Ask(held.Guest, held, held.Nights)).Refuses(422, "alteration.nothing_changes");
        (await Altering.Ask(held.Guest, held, held.Nights, 5)).Refuses(422, "stay.too_many_guests");
        (await Altering.Ask(held.Guest, held, held.Nights.Longer(-3))).Refuses(422, "stay.no_nights");
        (await Altering.Ask(held.Guest, held, held.Nights.Later(-60))).Refuses(422, "alteration.too_late");
        var refused = (await Altering.Ask(held.Guest, held, held.Nights.Longer(40), 9)).Refuses(
            422,
            "stay.not_bookable"
        );
        Assert.Equal(
            ["stay.too_long", "stay.too_many_guests"],
            refused.At("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString())
        );
        (await Altering.Ask(unpaid.Guest, unpaid, unpaid.Nights.Longer(1))).Refuses(409, "alteration.not_alterable");
        await App.Execute("UPDATE listings SET rates_currency = 'USD' WHERE id = $1", held.Home.Id);
        (await Altering.Ask(held.Guest, held, held.Nights.Longer(1))).Refuses(422, "alteration.currency_changed");
        Assert.Empty((await held.Guest.Get($"bookings/{held.Id}/alterations")).Is(200).At("items").EnumerateArray());
    }

    [Fact]
    public async Task A_difference_that_the_gateway_does_not_take_ends_the_alteration()
    {
        var home = await Given.Home(rates: rates => rates with { IncludedGuests = 2, ExtraGuestFee = 1 });
        var held = await Given.Confirmed(home);
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights, guests: 3);

        // Three cents: less than Stripe moves.
        (await Altering.Accept(proposed.Host, proposed)).Refuses(422, "payment.gateway_refused");

        Assert.Equal("lapsed", await Altering.StatusOf(proposed));
        Assert.Equal(2, (await Given.Read(held)).At("guests").GetInt32());
        Assert.Equal(["cancelled"], await Charges(proposed));
    }

    [Fact]
    public async Task A_stay_can_be_altered_again_and_again()
    {
        var held = await Given.Confirmed();
        foreach (var more in new[] { 2, 1, 4 })
        {
            var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(more));
            var accepted = (await Altering.Accept(proposed.Host, proposed)).Is(200);
            if (accepted.Text("status") != "applied")
                await Altering.Paid(proposed);
            await Altering.Becomes(proposed, "applied");
        }

        Assert.Equal("stay 0-7/7", await Altering.Occupied(held));
        var captured = await Altering.Booked(held, "charge_captured", "clearing");
        var total = await TotalOf(held);
        await Eventually.True(
            async () => captured - await Altering.Refunded(held) == total,
            "the difference to go back"
        );
        var listed = (await held.Guest.Get($"bookings/{held.Id}/alterations?limit=2")).Is(200);
        Assert.Equal(2, listed.At("items").GetArrayLength());
        Assert.NotNull(listed.Text("next"));
    }

    private static Nights At(Held held, int start, int count) =>
        new(held.Nights.CheckIn.AddDays(start), held.Nights.CheckIn.AddDays(start + count));

    private static IEnumerable<string?> Timeline(Answer booking) =>
        booking.At("timeline").EnumerateArray().Select(line => line.GetProperty("what").GetString());

    private async Task<long> TotalOf(Held held) => (await Given.Read(held)).At("total.amount").GetInt64();

    private async Task<string[]> Charges(Proposed alteration) =>
        await App.Scalar<string[]>(
            "SELECT coalesce(array_agg(status), '{}') FROM charges WHERE alteration_id = $1",
            alteration.Id
        );
}
