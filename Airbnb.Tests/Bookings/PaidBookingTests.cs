namespace Airbnb.Tests.Bookings;

public sealed class PaidBookingTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_guest_books_and_pays_and_both_sides_are_told()
    {
        var held = await Given.Held();

        await Given.Paid(held);

        await Given.Becomes(held, "confirmed");
        Assert.Equal("confirmed", (await held.Home.Host.Get($"bookings/{held.Id}")).Is(200).Text("status"));
        await App.Mailbox.Await(held.Guest.Email, "confirmed");
        await App.Mailbox.Await(held.Home.Host.Email, "booking");
    }

    [Fact]
    public async Task What_is_charged_is_the_whole_stay_as_quoted_to_the_cent()
    {
        var home = await Given.Home(rates: rates =>
            rates with
            {
                Currency = "USD",
                WeeklyDiscount = 10_00,
                ExtraGuestFee = 15_00,
                IncludedGuests = 2,
            }
        );
        var nights = await MondayToMonday();
        var guest = await App.AsGuest();

        var quoted = (await Given.AskQuote(guest, home, nights, guests: 3)).Is(200);
        var booked = (await Given.Book(guest, quoted.Text("quote"))).Is(201);
        var booking = (await guest.Get($"bookings/{booked.Id()}")).Is(200);

        // Vector A of the rules, with one extra guest for each of the seven nights.
        Assert.Equal(Total(760_00 - 76_00 + 60_00 + 7 * 15_00), quoted.At("total.amount").GetInt64());
        Assert.Equal(quoted.At("lines").ToString(), booking.At("lines").ToString());
        Assert.Equal(quoted.At("total").ToString(), booking.At("total").ToString());
        var intent = await App.Stripe.Get($"v1/payment_intents/{IntentOf(booked)}");
        Assert.Equal(quoted.At("total.amount").GetInt64(), intent.GetProperty("amount").GetInt64());
        Assert.Equal("usd", intent.GetProperty("currency").GetString());

        static long Total(long subtotal) =>
            subtotal
            + (long)Math.Round(subtotal * 0.14m, MidpointRounding.AwayFromZero)
            + (long)Math.Round(subtotal * 0.10m, MidpointRounding.AwayFromZero);
    }

    [Fact]
    public async Task The_books_show_the_charge_and_who_earned_what()
    {
        var held = await Given.Confirmed();

        var lines = await JournalOf(held);

        var total = (await Given.Read(held)).At("total.amount").GetInt64();
        Assert.Equal(total, lines["charge_captured/clearing"]);
        Assert.Equal(-total, lines["charge_captured/guest"]);
        Assert.Equal(total, lines["booking_confirmed/guest"]);
        var subtotal = (long)Math.Round(total / 1.24m); // 14 % fee and 10 % tax on the subtotal
        Assert.Equal(-(subtotal - StayPriceShare(subtotal, 300)), lines["booking_confirmed/host_payable"]);
        Assert.Equal(
            -(StayPriceShare(subtotal, 1_400) + StayPriceShare(subtotal, 300)),
            lines["booking_confirmed/platform_fees"]
        );
        Assert.Equal(-StayPriceShare(subtotal, 1_000), lines["booking_confirmed/tax_payable"]);
        Assert.Equal(0, lines.Values.Sum());
    }

    [Fact]
    public async Task A_declined_card_leaves_the_hold_and_another_card_pays_it()
    {
        var held = await Given.Held();

        await Given.FailedCard(held);
        Assert.Equal("held", await Given.StatusOf(held));

        await Given.Paid(held);
        await Given.Becomes(held, "confirmed");
    }

    [Fact]
    public async Task A_card_that_asks_for_more_confirms_nothing_by_itself()
    {
        var held = await Given.Held();

        var intent = await App.Stripe.Confirm(held.PublishableKey, held.ClientSecret, "pm_card_authenticationRequired");

        Assert.Equal("requires_action", intent.GetProperty("status").GetString());
        Assert.Equal("held", await Given.StatusOf(held));
    }

    [Fact]
    public async Task Nobody_else_knows_of_a_booking()
    {
        var held = await Given.Held();
        var stranger = await App.AsGuest();

        (await stranger.Get($"bookings/{held.Id}")).Refuses(404, "not_found");
        (await App.Anonymous.Get($"bookings/{held.Id}")).Refuses(401, "session.required");
        Assert.Empty((await stranger.Get("bookings")).Is(200).At("items").EnumerateArray());
        Assert.Empty((await stranger.Get("bookings?as=host")).Is(200).At("items").EnumerateArray());
        Assert.Equal(
            held.Id,
            Assert.Single((await held.Guest.Get("bookings")).At("items").EnumerateArray()).GetProperty("id").GetGuid()
        );
        Assert.Equal(
            held.Id,
            Assert
                .Single((await held.Home.Host.Get("bookings?as=host")).At("items").EnumerateArray())
                .GetProperty("id")
                .GetGuid()
        );
    }

    [Fact]
    public async Task A_guest_holds_at_most_three_stays_at_a_time_even_when_asking_at_once()
    {
        var guest = await App.AsGuest();
        var nights = await Given.Nights(40, 2);
        var quotes = new List<string>();
        for (var i = 0; i < 6; i++)
            quotes.Add(await Given.Quote(guest, await Given.Home(), nights));

        var answers = await Task.WhenAll(quotes.Select(quote => Given.Book(guest, quote)));

        Assert.Equal(3, answers.Count(answer => answer.Status == 201));
        Assert.All(
            answers.Where(answer => answer.Status != 201),
            answer => answer.Refuses(422, "booking.too_many_holds")
        );
    }

    [Fact]
    public async Task Only_a_quote_of_ours_is_booked()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var quote = await Given.Quote(guest, home, await Given.Nights(30, 2));
        var middle = quote.Length / 2;
        var forged = quote[..middle] + (quote[middle] == 'A' ? 'B' : 'A') + quote[(middle + 1)..];

        (await Given.Book(guest, forged)).Refuses(422, "quote.invalid");
        (await Given.Book(guest, quote[..^4])).Refuses(422, "quote.invalid");
        (await Given.Book(guest, "CfDJ8")).Refuses(422, "quote.invalid");

        Assert.Empty((await guest.Get("bookings")).At("items").EnumerateArray());
    }

    [Fact]
    public async Task A_host_cannot_book_their_own_home_nor_anybody_a_paused_one()
    {
        var home = await Given.Home();
        var nights = await Given.Nights(30, 2);
        var quote = await Given.Quote(await App.AsGuest(), home, nights);

        (await Given.Book(home.Host, quote)).Refuses(422, "stay.own_listing");
        (await home.Host.Delete($"listings/{home.Id}/publication")).Is(200);
        (await Given.Book(await App.AsGuest(), quote)).Refuses(422, "listing.not_published");
    }

    [Fact]
    public async Task A_price_that_rises_later_does_not_touch_what_was_quoted()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var quoted = (await Given.AskQuote(guest, home, await Given.Nights(30, 2))).Is(200);
        await App.Execute("UPDATE listings SET rates_base = rates_base * 3 WHERE id = $1", home.Id);

        var booked = (await Given.Book(guest, quoted.Text("quote"))).Is(201);

        var booking = (await guest.Get($"bookings/{booked.Id()}")).Is(200);
        Assert.Equal(quoted.At("total").ToString(), booking.At("total").ToString());
    }

    private static long StayPriceShare(long amount, int basisPoints) =>
        new Airbnb.Core.Money(amount, "EUR").Share(basisPoints).Amount;

    private static string IntentOf(Answer booked) => booked.Text("payment.clientSecret").Split("_secret_")[0];

    private async Task<Nights> MondayToMonday()
    {
        var day = (await Given.Nights(30, 1)).CheckIn;
        while (day.DayOfWeek is not DayOfWeek.Monday)
            day = day.AddDays(1);
        return new Nights(day, day.AddDays(7));
    }

    private async Task<Dictionary<string, long>> JournalOf(Held held)
    {
        await using var command = App.Database.CreateCommand(
            """
            SELECT e.kind || '/' || l.account, sum(l.amount)::bigint
            FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id WHERE e.booking_id = $1 GROUP BY 1
            """
        );
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = held.Id });
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await rows.ReadAsync())
            lines[rows.GetString(0)] = rows.GetInt64(1);
        return lines;
    }
}
