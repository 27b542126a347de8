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
        Assert.Equal(["cancelled"], await Altering.ChargesOf(proposed));
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

    private static IEnumerable<string?> Timeline(Answer booking) =>
        booking.At("timeline").EnumerateArray().Select(line => line.GetProperty("what").GetString());

    private async Task<long> TotalOf(Held held) => (await Given.Read(held)).At("total.amount").GetInt64();
}
