using Airbnb.Tests.Notifications;

namespace Airbnb.Tests.Reviews;

/// <summary>What guests and hosts say of one another, from the end of a stay to what it adds up to.</summary>
public sealed class ReviewTests(SharedStack stack) : SharedStackTests(stack)
{
    private Reviewing Reviewing => new(App);

    [Fact]
    public async Task Both_reviews_are_published_at_once_when_both_are_in()
    {
        var held = await Reviewing.Completed();

        var written = (await Reviewing.Write(held.Guest, held, Reviewing.OfGuest(4, "  Two steps to the canal.  "))).Is(
            201
        );
        Assert.Equal($"/api/v1/bookings/{held.Id}/reviews", written.Headers.Location?.ToString());
        Assert.False(written.At("mayWrite").GetBoolean());
        Assert.Equal(0, written.At("items").GetArrayLength());
        Assert.True((await Reviewing.Of(held.Home.Host, held)).At("mayWrite").GetBoolean());
        (await Reviewing.Write(held.Home.Host, held, Reviewing.OfHost())).Is(201);
        var both = await Reviewing.Published(held, 2);

        var items = both.At("items").EnumerateArray().ToList();
        Assert.Equal(["guest", "host"], items.Select(item => item.GetProperty("by").GetString()));
        Assert.Equal("Two steps to the canal.", items[0].GetProperty("text").GetString());
        Assert.Equal("Gwen", items[0].GetProperty("author").GetProperty("name").GetString());
        Assert.Equal(4, items[0].GetProperty("scores").GetProperty("overall").GetInt32());
        Assert.False(items[0].GetProperty("scores").TryGetProperty("rules", out _));
        Assert.False(items[1].GetProperty("scores").TryGetProperty("overall", out _));
        Assert.Equal("en", items[1].GetProperty("language").GetString());
        Assert.Single(items.Select(item => item.GetProperty("publishedAt").GetDateTimeOffset()).Distinct());
        Assert.Equal(0, await Sealed(held));
        await ToldOnce(held.Guest, "reviews_published");
        await ToldOnce(held.Home.Host, "reviews_published");
        (await Reviewing.Write(held.Guest, held, Reviewing.OfGuest(1))).Refuses(409, "review.already_written");
    }

    [Fact]
    public async Task What_one_side_wrote_is_published_when_nobody_can_write_any_more()
    {
        var held = await Reviewing.Completed();
        (await Reviewing.Write(held.Home.Host, held, Reviewing.OfHost())).Is(201);
        Assert.Equal(0, (await Reviewing.Of(held.Home.Host, held)).At("items").GetArrayLength());

        await Reviewing.Ago(held, 14);
        var published = await Reviewing.Published(held, 1);

        Assert.False(published.At("mayWrite").GetBoolean());
        (await Reviewing.Write(held.Guest, held, Reviewing.OfGuest(1))).Refuses(409, "review.closed");
        Assert.Equal(1, (await UserOf(held.Guest)).At("asGuest.reviewCount").GetInt32());
        Assert.Equal(0, await Sealed(held));
    }

    [Fact]
    public async Task A_review_that_cannot_be_is_refused_and_nothing_is_kept()
    {
        var ahead = await Given.Confirmed();
        (await Reviewing.Write(ahead.Guest, ahead, Reviewing.OfGuest(5))).Refuses(409, "review.not_open");
        var over = await Reviewing.Completed();
        (await Reviewing.Write(over.Guest, over, Reviewing.OfHost())).Refuses(422, "review.guest_scores");
        (await Reviewing.Write(over.Home.Host, over, Reviewing.OfGuest(5))).Refuses(422, "review.host_scores");
        (await Reviewing.Write(await App.AsGuest(), over, Reviewing.OfGuest(5))).Refuses(404, "not_found");
        (await Reviewing.Write(await App.AsAdmin(), over, Reviewing.OfGuest(5))).Refuses(403, "booking.parties_only");
        var late = await Reviewing.Completed();
        await Reviewing.Ago(late, 14);
        (await Reviewing.Write(late.Guest, late, Reviewing.OfGuest(5))).Refuses(409, "review.closed");

        foreach (var held in new[] { ahead, over, late })
        {
            Assert.Equal(0, await Sealed(held));
            Assert.Equal(0, await Messages(held));
        }
    }

    [Fact]
    public async Task A_review_is_written_once_however_often_it_is_sent()
    {
        var held = await Reviewing.Completed();
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Reviewing.Write(held.Guest, held, Reviewing.OfGuest(5), key))
        );
        var replayed = (await Reviewing.Write(held.Guest, held, Reviewing.OfGuest(5), key)).Is(201);

        Assert.All(answers, answer => Assert.Contains(answer.Status, (int[])[201, 409]));
        Assert.DoesNotContain("Quiet", replayed.Body, StringComparison.Ordinal);
        Assert.Equal(1, await Sealed(held));
        (await Reviewing.Write(held.Guest, held, Reviewing.OfGuest(4), key)).Refuses(422, "idempotency.key_reused");
    }

    [Fact]
    public async Task Many_reviews_at_once_are_all_counted_and_a_rating_is_hidden_until_there_are_three()
    {
        var home = await Given.Home();
        var stays = new List<Held>();
        foreach (var days in new[] { 2, 6, 10 })
            stays.Add(await Reviewing.Completed(home, inDays: 30 + days, daysAgo: days));
        await Reviewing.Reviewed(stays[0], 5);
        await Reviewing.Reviewed(stays[1], 4);
        var two = (await App.Anonymous.Get($"listings/{home.Id}/rating")).Is(200);
        Assert.Equal(2, two.At("count").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, two.At("shown").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Listing(home)).At("rating").ValueKind);

        await Reviewing.Reviewed(stays[2], 4);

        var rating = (await App.Anonymous.Get($"listings/{home.Id}/rating")).Is(200);
        Assert.Equal(4.33m, rating.At("shown.overall").GetDecimal());
        Assert.Equal(3m, rating.At("shown.location").GetDecimal());
        Assert.Equal([0, 0, 0, 2, 1], rating.At("shown.distribution").EnumerateArray().Select(n => n.GetInt32()));
        var listing = await Listing(home);
        Assert.Equal((3, 4.33m), (listing.At("reviewCount").GetInt32(), listing.At("rating").GetDecimal()));
        var host = await UserOf(home.Host);
        Assert.Equal((3, 4.33m), (host.At("asHost.reviewCount").GetInt32(), host.At("asHost.rating").GetDecimal()));
        Assert.Equal("Hugo", host.Text("name"));
        Assert.Equal([5, 4, 4], await Overall(home, "sort=highest"));
        Assert.Equal([4, 4, 5], await Overall(home, "sort=lowest"));
        Assert.Equal([4, 4, 5], await Overall(home, "sort=newest&language=en"));
        Assert.Empty(await Overall(home, "language=pt"));
        Assert.Equal(3, await Reviews(home.Host, "host"));
        Assert.Equal(0, await Reviews(home.Host, "guest"));
        Assert.Equal(1, await Reviews(stays[0].Guest, "guest"));
    }

    [Fact]
    public async Task Whom_a_review_is_about_replies_once_and_within_thirty_days()
    {
        var held = await Reviewing.Completed();
        var reviews = await Reviewing.Reviewed(held, 3);
        var (ofGuest, ofHost) = (Reviewing.IdOf(reviews, "guest"), Reviewing.IdOf(reviews, "host"));

        (await held.Guest.Post($"reviews/{ofGuest}/reply", new { text = "Me again" })).Refuses(
            403,
            "review.reply_not_yours"
        );
        var replies = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i => held.Home.Host.Post($"reviews/{ofGuest}/reply", new { text = $"Thanks {i}" }))
        );
        await App.Execute("UPDATE reviews SET published_at = published_at - interval '30 days' WHERE id = $1", ofHost);
        (await held.Guest.Post($"reviews/{ofHost}/reply", new { text = "Too late" })).Refuses(
            409,
            "review.reply_too_late"
        );

        Assert.Single(replies, reply => reply.Status == 200);
        Assert.All(replies.Where(reply => reply.Status != 200), r => r.Refuses(409, "review.already_replied"));
        var page = (await App.Anonymous.Get($"listings/{held.Home.Id}/reviews")).Is(200);
        Assert.StartsWith(
            "Thanks ",
            page.At("items")[0].GetProperty("reply").GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
        await ToldOnce(held.Guest, "review_replied");
    }

    [Fact]
    public async Task A_review_that_is_taken_away_is_neither_read_nor_counted_until_it_is_brought_back()
    {
        var held = await Reviewing.Completed();
        var reviews = await Reviewing.Reviewed(held, 1);
        var (id, admin) = (Reviewing.IdOf(reviews, "guest"), await App.AsAdmin());
        var reason = new { reason = "It names a child." };
        (await admin.Post($"admin/reviews/{id}/retention", reason)).Refuses(409, "review.not_reported");
        (await held.Home.Host.Post($"reviews/{id}/reports", new { reason = "private", comment = "A name" })).Is(204);
        (await held.Home.Host.Post($"reviews/{id}/reports", new { reason = "spam" })).Is(204);
        Assert.True(await IsReported(id));

        (await admin.Post($"admin/reviews/{id}/removal", reason)).Is(204);
        (await admin.Post($"admin/reviews/{id}/removal", reason)).Refuses(409, "review.removed");

        Assert.False(await IsReported(id));
        Assert.Empty(await Overall(held.Home, "sort=newest"));
        Assert.Equal(1, (await Reviewing.Of(held.Guest, held)).At("items").GetArrayLength());
        Assert.Equal(0, (await Listing(held.Home)).At("reviewCount").GetInt32());
        (await held.Home.Host.Post($"reviews/{id}/reply", new { text = "Hm" })).Refuses(404, "not_found");
        (await held.Home.Host.Post($"reviews/{id}/reports", new { reason = "spam" })).Refuses(404, "not_found");
        await ToldOnce(held.Guest, "review_removed");
        Assert.Contains("It names a child.", await Feed(held.Guest), StringComparison.Ordinal);
        (await admin.Post($"admin/reviews/{id}/restoration", reason)).Is(204);
        (await admin.Post($"admin/reviews/{id}/restoration", reason)).Refuses(409, "review.not_removed");
        Assert.Equal([1], await Overall(held.Home, "sort=newest"));
        Assert.Equal(1, (await Listing(held.Home)).At("reviewCount").GetInt32());
        var decisions = (await Moderated(id)).GetProperty("decisions").EnumerateArray();
        Assert.Equal(["removed", "restored"], decisions.Select(one => one.GetProperty("decision").GetString()));
    }

    private async Task<System.Text.Json.JsonElement> Moderated(Guid id) =>
        (await (await App.AsAdmin()).Get("admin/reviews?limit=100"))
            .Is(200)
            .At("items")
            .EnumerateArray()
            .Single(review => review.GetProperty("id").GetGuid() == id);

    private async Task<bool> IsReported(Guid id) =>
        (await (await App.AsAdmin()).Get("admin/reviews?reported=true&limit=100"))
            .Is(200)
            .Body.Contains(id.ToString(), StringComparison.Ordinal);

    private Task<long> Sealed(Held held) =>
        App.Scalar<long>("SELECT count(*) FROM sealed_reviews WHERE booking_id = $1", held.Id);

    private Task<long> Messages(Held held) =>
        App.Scalar<long>(
            "SELECT count(*) FROM deadlines WHERE subject = $1 AND kind = 'review_window_closed'",
            held.Id
        );

    private async Task<Answer> Listing(Home home) => (await App.Anonymous.Get($"listings/{home.Id}")).Is(200);

    private async Task<Answer> UserOf(Client person) => (await App.Anonymous.Get($"users/{person.UserId}")).Is(200);

    private async Task<int> Reviews(Client person, string side) =>
        (await App.Anonymous.Get($"users/{person.UserId}/reviews?as={side}")).Is(200).At("items").GetArrayLength();

    /// <summary>What guests gave, read in pages of two.</summary>
    private async Task<List<int>> Overall(Home home, string query)
    {
        var (all, after) = (new List<int>(), "");
        while (true)
        {
            var page = (await App.Anonymous.Get($"listings/{home.Id}/reviews?limit=2&{query}{after}")).Is(200);
            var scores = page.At("items").EnumerateArray().Select(item => item.GetProperty("scores"));
            all.AddRange(scores.Select(score => score.GetProperty("overall").GetInt32()));
            if (page.At("next").GetString() is not { } next)
                return all;
            after = $"&after={next}";
        }
    }

    private static async Task<string> Feed(Client reader) => string.Join('\n', await reader.Feed());

    private async Task ToldOnce(Client reader, string kind)
    {
        await Eventually.True(
            async () => (await App.KindsIn(reader)).Contains(kind, StringComparison.Ordinal),
            $"{reader.Email} to be told of {kind}"
        );
        Assert.Single((await App.KindsIn(reader)).Split(", "), told => told == kind);
    }
}
