namespace Airbnb.Tests.Reviews;

/// <summary>What tests of reviews do.</summary>
public sealed class Reviewing(AirbnbApp app)
{
    private readonly Given given = new(app);

    /// <summary>A stay that is over, on a platform whose clock stands still.</summary>
    public async Task<Held> Completed(Home? home = null, int inDays = 30, int daysAgo = 2)
    {
        var held = await given.Confirmed(home, await given.Nights(inDays, 2));
        await Ago(held, inDays + 2 + daysAgo);
        await given.Becomes(held, "completed");
        return held;
    }

    /// <summary>
    /// Moves a stay into the past with all that waits for it, as if so many more days had gone by. Like the product, it
    /// begins with the booking's lock: nobody waits for the other, and what a handler has just set is moved, too.
    /// </summary>
    public Task Ago(Held held, int days) =>
        app.Execute(
            FormattableString.Invariant(
                $"""
                SELECT FROM bookings WHERE id = '{held.Id}' FOR NO KEY UPDATE;
                UPDATE bookings SET check_in = check_in - {days}, check_out = check_out - {days},
                    check_in_at = check_in_at - make_interval(days => {days}),
                    check_out_at = check_out_at - make_interval(days => {days})
                WHERE id = '{held.Id}';
                UPDATE occupied SET nights = daterange(lower(nights) - {days}, upper(nights) - {days}),
                    padded = daterange(lower(padded) - {days}, upper(padded) - {days})
                WHERE source_id = '{held.Id}';
                UPDATE deadlines SET due_at = due_at - make_interval(days => {days})
                WHERE subject = '{held.Id}' AND clock = 'platform';
                SELECT pg_notify('deadlines', '')
                """
            )
        );

    public static object OfGuest(int overall, string text = "Quiet, light and close to everything.") =>
        new
        {
            scores = new
            {
                overall,
                cleanliness = 5,
                accuracy = 4,
                checkIn = 5,
                communication = 5,
                location = 3,
                value = 4,
            },
            text,
            language = "en",
        };

    public static object OfHost(string text = "Left everything as it was.") =>
        new
        {
            scores = new
            {
                cleanliness = 5,
                communication = 4,
                rules = 5,
            },
            text,
        };

    public Task<Answer> Write(Client who, Held held, object review, string? key = null) =>
        given.Do(who, held, "reviews", review, key);

    public async Task<Answer> Of(Client who, Held held) => (await who.Get($"bookings/{held.Id}/reviews")).Is(200);

    /// <summary>Waits until as many reviews of the stay can be read.</summary>
    public Task<Answer> Published(Held held, int count) =>
        Eventually.Get(
            async () =>
            {
                var reviews = await Of(held.Guest, held);
                return reviews.At("items").GetArrayLength() == count ? reviews : null;
            },
            $"{count} reviews of {held.Id} to be published"
        );

    /// <summary>Both sides have written, and both can be read.</summary>
    public async Task<Answer> Reviewed(Held held, int overall)
    {
        (await Write(held.Guest, held, OfGuest(overall))).Is(201);
        (await Write(held.Home.Host, held, OfHost())).Is(201);
        return await Published(held, 2);
    }

    /// <summary>The id of what one side wrote.</summary>
    public static Guid IdOf(Answer reviews, string by) =>
        reviews
            .At("items")
            .EnumerateArray()
            .Single(review => review.GetProperty("by").GetString() == by)
            .GetProperty("id")
            .GetGuid();
}
