namespace Airbnb.Tests.Delivery;

/// <summary>A server or a process goes away in the middle of things, and comes back.</summary>
[Collection(Broken.Name)]
public sealed class OutageTests(BrokenStack stack) : StackTests(stack)
{
    [Fact]
    public async Task Payments_that_come_while_the_broker_is_away_are_confirmed_when_it_is_back()
    {
        var held = await Given.Held();
        await App.Stop("broker");
        await Given.Paid(held);
        await Eventually.True(async () => await EventsAbout(held) > 0, "the webhook to be stored");
        var later = await Given.Held(); // the API needs no broker
        await Given.Paid(later);
        Assert.Equal("held", await Given.StatusOf(held));

        await App.Start("broker");

        await Given.Becomes(held, "confirmed");
        await Given.Becomes(later, "confirmed");
    }

    [Fact]
    public async Task Without_the_cache_everything_is_right()
    {
        await App.Stop("cache");
        try
        {
            var held = await Given.Confirmed();

            (await Given.AskQuote(await App.AsGuest(), held.Home, held.Nights)).Refuses(409, "booking.dates_taken");
            (await App.Anonymous.Get("bookings")).Refuses(401, "session.required");
            (await held.Guest.Get("me")).Is(200);
        }
        finally
        {
            await App.Start("cache");
        }
    }

    [Fact]
    public async Task What_is_paid_while_the_worker_is_away_is_confirmed_when_it_is_back()
    {
        var held = await Given.Held();
        await App.Stop("worker");
        await Given.Paid(held);
        await Eventually.True(async () => await EventsAbout(held) > 0, "the webhook to be stored");
        Assert.Equal("held", await Given.StatusOf(held));

        await App.Start("worker");

        await Given.Becomes(held, "confirmed");
    }

    [Fact]
    public async Task A_webhook_that_found_the_API_away_is_sent_again()
    {
        var held = await Given.Held();
        await App.Stop("api");
        await Given.Paid(held);

        await App.Start("api");

        await Given.Becomes(held, "confirmed");
    }

    [Fact]
    public async Task Without_the_database_the_API_says_so_and_goes_on_when_it_is_back()
    {
        var held = await Given.Held();
        await TakeConnections(0);
        try
        {
            var answer = await held.Guest.Get($"bookings/{held.Id}");

            answer.Refuses(503, "service.unavailable");
            Assert.True(answer.Headers.RetryAfter is not null, "no Retry-After");
            (await App.Anonymous.Get("listings")).Refuses(503, "service.unavailable");
        }
        finally
        {
            await TakeConnections(-1);
        }

        await Eventually.True(
            async () => (await held.Guest.Get($"bookings/{held.Id}")).Status == 200,
            "the API to be back"
        );
        await Given.Paid(held);
        await Given.Becomes(held, "confirmed");
    }

    /// <summary>
    /// How many connections the database takes from API and Worker; those that are open are cut. (A server on
    /// throw-away data would come back empty from a stop.)
    /// </summary>
    private Task TakeConnections(int most) =>
        App.Execute(
            FormattableString.Invariant(
                $"""
                ALTER ROLE airbnb_api CONNECTION LIMIT {most};
                ALTER ROLE airbnb_worker CONNECTION LIMIT {most};
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename IN ('airbnb_api', 'airbnb_worker')
                """
            )
        );

    private Task<long> EventsAbout(Held held) =>
        App.Scalar<long>(
            "SELECT count(*) FROM gateway_events WHERE object_id = $1 AND type = 'payment_intent.succeeded'",
            held.Intent
        );
}
