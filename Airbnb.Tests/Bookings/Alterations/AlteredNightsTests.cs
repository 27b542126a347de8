namespace Airbnb.Tests.Bookings.Alterations;

/// <summary>Which nights are whose while an alteration is to be paid.</summary>
public sealed class AlteredNightsTests(SharedStack stack) : SharedStackTests(stack)
{
    private Altering Altering => new(App);

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
            (await Given.AskQuote(guest, home, held.Nights.At(start, 2))).Refuses(409, "booking.dates_taken");
        (await Given.AskQuote(guest, home, held.Nights.At(7, 2))).Is(200);
        (await held.Guest.Delete(proposed.Path)).Is(204);
        Assert.Equal("stay 0-3/5", await Altering.Occupied(held));
        (await Given.AskQuote(guest, home, held.Nights.At(5, 2))).Is(200);
    }

    [Fact]
    public async Task A_stay_that_moves_keeps_its_old_nights_until_it_is_paid_and_then_has_only_the_new()
    {
        var home = await Given.Home(
            terms: terms => terms with { PreparationNights = 1 },
            rates: rates => rates with { Weekend = null }
        );
        var held = await Given.Confirmed(home, await Given.Nights(30, 3));
        var elsewhere = held.Nights.At(20, 4);

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
        await Given.Held(held.Home, held.Nights.At(4, 2));

        (await Altering.Accept(proposed.Host, proposed)).Refuses(409, "booking.dates_taken");

        Assert.Equal("proposed", await Altering.StatusOf(proposed));
        (await proposed.Host.Post($"{proposed.Path}/decline")).Is(200);
        (await Altering.Ask(held.Guest, held, held.Nights.Longer(2))).Refuses(409, "booking.dates_taken");
        Assert.Empty(await Altering.ChargesOf(proposed));
    }

    [Fact]
    public async Task The_night_goes_to_the_guest_or_to_the_alteration_never_to_both()
    {
        for (var i = 0; i < 5; i++)
        {
            var held = await Given.Confirmed();
            var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(2));
            var other = await App.AsGuest();
            var quote = await Given.Quote(other, held.Home, held.Nights.At(4, 2));

            var booking = Given.Book(other, quote);
            var accepted = await Altering.Accept(proposed.Host, proposed);
            var booked = await booking;

            Assert.True(booked.Status == 201 ^ accepted.Status == 200, $"{booked.Status} and {accepted.Status}");
            (booked.Status == 201 ? accepted : booked).Refuses(409, "booking.dates_taken");
        }
    }
}
