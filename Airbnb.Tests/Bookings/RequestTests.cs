using Airbnb.Core.Listings;

namespace Airbnb.Tests.Bookings;

/// <summary>Homes whose host is asked first.</summary>
public sealed class RequestTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_request_reserves_the_money_and_takes_nothing_until_the_host_accepts()
    {
        var asked = await Given.Requested();

        var booking = await Given.Read(asked);
        Assert.Equal(["held", "requested"], booking.Timeline());
        Assert.Equal(
            TimeSpan.FromHours(24),
            AnswerBy(booking) - booking.Line("requested").GetProperty("at").GetDateTimeOffset()
        );
        Assert.Equal("XXX", await App.Calendar(asked));
        Assert.Equal(0, await App.JournalEntries(asked));

        (await Given.Do(asked.Home.Host, asked, "acceptance")).Is(200);

        await Given.Becomes(asked, "confirmed");
        Assert.Equal("succeeded", await App.IntentStatus(asked));
        var confirmed = await Given.Read(asked);
        Assert.Equal(["held", "requested", "capturing", "confirmed"], confirmed.Timeline());
        Assert.Equal(confirmed.At("total").ToString(), confirmed.Line("confirmed").GetProperty("money").ToString());
        Assert.Equal(0, await App.Balance(asked, "guest"));
        Assert.NotEqual(0, await App.Balance(asked, "host_payable"));
    }

    [Fact]
    public async Task A_declined_request_releases_money_and_nights_and_says_why()
    {
        var asked = await Given.Requested();

        (await Given.Do(asked.Home.Host, asked, "decline", new { reason = "The roof leaks" })).Is(200);

        Assert.Equal("declined", await Given.StatusOf(asked));
        Assert.Equal("___", await App.Calendar(asked));
        await App.IntentBecomes(asked, "canceled");
        Assert.Equal(0, await App.JournalEntries(asked));
        var line = (await Given.Read(asked)).Line("declined");
        Assert.Equal("The roof leaks", line.GetProperty("why").GetString());
        Assert.Equal("host", line.GetProperty("by").GetString());
    }

    [Fact]
    public async Task A_guest_withdraws_a_request_and_a_hold()
    {
        var asked = await Given.Requested();
        var held = await Given.Held();

        foreach (var booking in new[] { asked, held })
        {
            (await Given.Do(booking.Guest, booking, "withdrawal")).Is(200);

            Assert.Equal("cancelled_by_guest", await Given.StatusOf(booking));
            Assert.Equal("___", await App.Calendar(booking));
            await App.IntentBecomes(booking, "canceled");
            Assert.Equal(0, await App.JournalEntries(booking));
        }
    }

    [Fact]
    public async Task What_is_paid_for_cannot_be_withdrawn()
    {
        var paid = await Given.Confirmed();

        (await Given.Do(paid.Guest, paid, "withdrawal")).Refuses(409, "booking.not_withdrawable");

        Assert.Equal("confirmed", await Given.StatusOf(paid));
        Assert.Equal("XXX", await App.Calendar(paid));
    }

    [Fact]
    public async Task Only_the_host_answers_and_only_the_guest_withdraws()
    {
        var asked = await Given.Requested();
        var stranger = await App.AsGuest();
        var before = await Given.Read(asked);

        (await Given.Do(asked.Guest, asked, "acceptance")).Refuses(403, "booking.host_only");
        (await Given.Do(asked.Guest, asked, "decline", new { })).Refuses(403, "booking.host_only");
        (await Given.Do(asked.Home.Host, asked, "withdrawal")).Refuses(403, "booking.guest_only");
        foreach (var what in new[] { "acceptance", "withdrawal" })
            (await Given.Do(stranger, asked, what)).Refuses(404, "not_found");
        (await Given.Do(stranger, asked, "decline", new { })).Refuses(404, "not_found");

        Assert.Equal(before.Body, (await Given.Read(asked)).Body);
        Assert.Equal("requires_capture", await App.IntentStatus(asked));
    }

    [Fact]
    public async Task An_answer_is_given_once_and_repeated_under_its_key()
    {
        var asked = await Given.Requested();
        var host = asked.Home.Host;

        var first = (await Given.Do(host, asked, "acceptance", key: "yes")).Is(200);
        var again = (await Given.Do(host, asked, "acceptance", key: "yes")).Is(200);

        Assert.Equal(first.Body, again.Body);
        (await Given.Do(host, asked, "acceptance")).Refuses(409, "booking.not_requested");
        (await Given.Do(host, asked, "decline", new { })).Refuses(409, "booking.not_requested");
        (await host.Post($"bookings/{asked.Id}/acceptance")).Refuses(400, "idempotency.key_missing");
        await Given.Becomes(asked, "confirmed");
    }

    [Fact]
    public async Task Nothing_is_to_be_answered_before_the_money_is_reserved()
    {
        var held = await Given.Held(await Given.Home(mode: BookingMode.Request));

        (await Given.Do(held.Home.Host, held, "acceptance")).Refuses(409, "booking.not_requested");

        Assert.Equal("held", await Given.StatusOf(held));
    }

    [Fact]
    public async Task A_capture_that_the_bank_refuses_frees_the_nights_and_the_guest_is_told()
    {
        var asked = await Given.Requested();
        await App.Stripe.Fault(
            new
            {
                path = $"/v1/payment_intents/{asked.Intent}/capture",
                count = 1_000,
                status = 402,
            }
        );

        (await Given.Do(asked.Home.Host, asked, "acceptance")).Is(200);

        await Given.Becomes(asked, "expired");
        Assert.Equal("canceled", await App.IntentStatus(asked));
        Assert.Equal("___", await App.Calendar(asked));
        Assert.Equal(0, await App.JournalEntries(asked));
        await App.Mailbox.Await(asked.Guest.Email, "payment");
    }

    [Fact]
    public async Task A_reservation_that_ends_at_the_bank_ends_the_request()
    {
        var asked = await Given.Requested();

        await App.Stripe.Post($"v1/payment_intents/{asked.Intent}/cancel");

        await Given.Becomes(asked, "expired");
        Assert.Equal("___", await App.Calendar(asked));
        await App.Mailbox.Await(asked.Guest.Email, "payment");
        (await Given.Do(asked.Home.Host, asked, "acceptance")).Refuses(409, "booking.not_requested");
    }

    [Fact]
    public async Task Of_accepting_declining_and_withdrawing_at_once_exactly_one_wins()
    {
        for (var round = 0; round < 5; round++)
        {
            var asked = await Given.Requested();
            var host = asked.Home.Host;

            var answers = await Task.WhenAll(
                Given.Do(host, asked, "acceptance"),
                Given.Do(host, asked, "decline", new { }),
                Given.Do(asked.Guest, asked, "withdrawal")
            );

            var won = Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(
                answers.Where(answer => answer != won),
                answer => Assert.Contains(answer.IsProblem(409).Code, Losing)
            );
            await Given.Becomes(asked, answers[0] == won ? "confirmed" : won.Text("status"));
            await App.IntentBecomes(asked, answers[0] == won ? "succeeded" : "canceled");
        }
    }

    private static readonly string[] Losing = ["booking.not_requested", "booking.not_withdrawable"];

    private static DateTimeOffset AnswerBy(Answer booking) => booking.At("answerBy").GetDateTimeOffset();
}
