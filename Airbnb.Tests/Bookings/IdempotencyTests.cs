using System.Text;

namespace Airbnb.Tests.Bookings;

[Collection(Alone.Name)]
public sealed class IdempotencyTests(SharedStack stack) : StackTests(stack)
{
    [Fact]
    public async Task The_same_request_fifty_times_at_once_books_and_asks_for_money_once()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var quote = await Given.Quote(guest, home, await Given.Nights(30, 2));
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Given.Book(guest, quote, key)));
        var later = (await Given.Book(guest, quote, key)).Is(201);

        var bodies = answers
            .Where(answer => answer.Status == 201)
            .Select(answer => answer.Body)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(later.Body, Assert.Single(bodies));
        Assert.Single(answers, answer => answer.Status == 201 && !IsReplayed(answer));
        Assert.All(
            answers.Where(answer => answer.Status != 201),
            answer => answer.Refuses(409, "idempotency.in_progress")
        );
        Assert.True(IsReplayed(later));
        Assert.Equal(later.Id(), await OnlyBookingOf(guest));
        Assert.Equal(1, await IntentsFor(later.Id()));
    }

    [Fact]
    public async Task A_repeat_gets_the_stored_answer_with_its_location()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var quote = await Given.Quote(guest, home, await Given.Nights(30, 2));

        var first = (await Given.Book(guest, quote, "once")).Is(201);
        var second = (await Given.Book(guest, quote, "once")).Is(201);

        Assert.Equal(first.Body, second.Body);
        Assert.Equal($"/api/v1/bookings/{first.Id()}", first.Headers.Location?.OriginalString);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task A_refusal_is_stored_as_well()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var nights = await Given.Nights(30, 2);
        var quote = await Given.Quote(guest, home, nights);
        var held = await Given.Held(home, nights);
        var first = (await Given.Book(guest, quote, "once")).Refuses(409, "booking.dates_taken");
        await App.Execute("DELETE FROM occupied WHERE source_id = $1", held.Id);
        try
        {
            var second = (await Given.Book(guest, quote, "once")).Refuses(409, "booking.dates_taken");

            Assert.Equal(first.Body, second.Body);
        }
        finally
        {
            await App.Execute(
                """
                INSERT INTO occupied (id, listing_id, kind, source_id, nights, padded)
                VALUES (gen_random_uuid(), $1, 'hold', $2, daterange($3, $4), daterange($3, $4))
                """,
                home.Id,
                held.Id,
                nights.CheckIn,
                nights.CheckOut
            );
        }
    }

    [Fact]
    public async Task A_key_belongs_to_one_request()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var nights = await Given.Nights(30, 2);
        (await Given.Book(guest, await Given.Quote(guest, home, nights), "mine")).Is(201);
        var other = await Given.Quote(guest, home, new Nights(nights.CheckOut, nights.CheckOut.AddDays(1)));

        (await Given.Book(guest, other, "mine")).Refuses(422, "idempotency.key_reused");

        Assert.Single((await guest.Get("bookings")).At("items").EnumerateArray());
    }

    [Fact]
    public async Task A_key_belongs_to_one_caller()
    {
        var home = await Given.Home();
        var nights = await Given.Nights(30, 2);
        var (ann, ben) = (await App.AsGuest(), await App.AsGuest());
        var quote = await Given.Quote(ann, home, nights);

        (await Given.Book(ann, quote, "same")).Is(201);

        (await Given.Book(ben, quote, "same")).Refuses(409, "booking.dates_taken");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two words")]
    [InlineData("käse")]
    public async Task Without_a_key_nothing_is_booked(string? key)
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var quote = await Given.Quote(guest, home, await Given.Nights(30, 2));

        var answer = await guest.Post("bookings", new { quote }, key is null ? [] : [("Idempotency-Key", key)]);

        answer.Refuses(400, "idempotency.key_missing");
        Assert.Empty((await guest.Get("bookings")).At("items").EnumerateArray());
    }

    [Fact]
    public async Task Two_keys_or_one_too_long_are_no_key()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var quote = await Given.Quote(guest, home, await Given.Nights(30, 2));

        (await guest.Post("bookings", new { quote }, ("Idempotency-Key", "a"), ("Idempotency-Key", "b"))).Refuses(
            400,
            "idempotency.key_missing"
        );
        (await Given.Book(guest, quote, new string('k', 256))).Refuses(400, "idempotency.key_missing");
        (await Given.Book(guest, quote, new string('k', 255))).Is(201);
    }

    /// <summary>The process dies after the nights are held and before the gateway's answer is noted.</summary>
    [Fact]
    public async Task A_repeat_after_a_crash_goes_on_where_the_first_left_off()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var quote = await Given.Quote(guest, home, await Given.Nights(30, 2));
        var first = (await Given.Book(guest, quote, "crash")).Is(201);
        await App.Execute(
            """
            UPDATE idempotency_keys SET status_code = NULL, location = NULL, body = NULL,
                leased_until = now() + interval '60 seconds' WHERE user_id = $1 AND key = 'crash'
            """,
            guest.UserId
        );
        await App.Execute(
            """
            UPDATE charges SET status = 'intended', gateway_id = NULL, client_secret = NULL
            WHERE payment_id = (SELECT id FROM payments WHERE booking_id = $1)
            """,
            first.Id()
        );

        (await Given.Book(guest, quote, "crash")).Refuses(409, "idempotency.in_progress");
        await App.Execute(
            "UPDATE idempotency_keys SET leased_until = now() - interval '1 second' WHERE user_id = $1",
            guest.UserId
        );
        var resumed = (await Given.Book(guest, quote, "crash")).Is(201);

        Assert.Equal(first.Body, resumed.Body);
        Assert.Equal(first.Id(), await OnlyBookingOf(guest));
        Assert.Equal(1, await IntentsFor(first.Id()));
    }

    [Fact]
    public async Task While_the_gateway_is_away_the_nights_stay_held_and_a_repeat_goes_on()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var quote = await Given.Quote(guest, home, await Given.Nights(30, 2));
        await App.Stripe.Fault(
            new
            {
                path = "/v1/payment_intents",
                method = "POST",
                count = 1_000,
                status = 503,
            }
        );
        try
        {
            (await Given.Book(guest, quote, "patient")).Refuses(503, "payment.gateway_unavailable");
        }
        finally
        {
            await App.Stripe.NoFaults();
        }
        var booking = await OnlyBookingOf(guest);

        var resumed = (await Given.Book(guest, quote, "patient")).Is(201);

        Assert.Equal(booking, resumed.Id());
        Assert.Equal(1, await IntentsFor(booking));
    }

    /// <summary>The gateway did what it was asked to, and its answer was lost.</summary>
    [Fact]
    public async Task A_lost_answer_of_the_gateway_asks_for_no_second_payment()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var quote = await Given.Quote(guest, home, await Given.Nights(30, 2));
        await App.Stripe.Fault(
            new
            {
                path = "/v1/payment_intents",
                method = "POST",
                kind = "drop",
                when = "after",
            }
        );

        var booked = await Eventually.Get(
            async () => await Given.Book(guest, quote, "lost") is { Status: 201 } answer ? answer : null,
            "the booking to go through"
        );

        Assert.Equal(booked.Id(), await OnlyBookingOf(guest));
        Assert.Equal(1, await IntentsFor(booked.Id()));
    }

    [Fact]
    public async Task Spaces_and_order_in_the_body_are_the_same_request()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var quote = await Given.Quote(guest, home, await Given.Nights(30, 2));
        (await Given.Book(guest, quote, "same")).Is(201);

        var spaced = new StringContent($"{{ \"quote\" :\n \"{quote}\" }}", Encoding.UTF8, "application/json");

        (await guest.Send(HttpMethod.Post, "bookings", spaced, ("Idempotency-Key", "same"))).Is(201);
    }

    private static bool IsReplayed(Answer answer) => answer.Headers.Contains("Idempotency-Replayed");

    private static async Task<Guid> OnlyBookingOf(Client guest) =>
        Assert.Single((await guest.Get("bookings")).Is(200).At("items").EnumerateArray()).GetProperty("id").GetGuid();

    private async Task<int> IntentsFor(Guid booking)
    {
        var newest = await App.Stripe.Get("v1/payment_intents?limit=100");
        return newest
            .GetProperty("data")
            .EnumerateArray()
            .Count(intent =>
                intent.GetProperty("metadata").TryGetProperty("booking", out var id) && id.GetGuid() == booking
            );
    }
}
