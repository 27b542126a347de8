namespace Airbnb.Tests.Accounts.Sessions;

public sealed class OwnSessionsTests(SharedStack stack) : SharedStackTests(stack)
{
    [Theory]
    [InlineData(null)]
    [InlineData("air_")]
    [InlineData("air_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("'; DROP TABLE sessions; --")]
    public async Task Without_a_session_nobody_is_signed_in(string? token)
    {
        var refused = await new Client(App.Http, token).Get("me");
        refused.Refuses(401, "session.required");
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_session_that_was_ended_is_worth_nothing_at_once()
    {
        var guest = await App.AsGuest();
        (await guest.Delete("sessions/current")).Is(204);
        (await guest.Get("me")).Refuses(401, "session.required");
    }

    [Fact]
    public async Task One_can_end_another_session_of_ones_own_and_keep_this_one()
    {
        var ann = new Registration(App);
        var phone = await ann.Enter();
        var laptop = await ann.Client();
        var other = Others(await laptop.Get("sessions"));

        (await laptop.Delete($"sessions/{other}")).Is(204);

        (await phone.Get("me")).Refuses(401, "session.required");
        (await laptop.Get("me")).Is(200);
        (await laptop.Delete($"sessions/{other}")).Refuses(404, "not_found");
    }

    [Fact]
    public async Task Sessions_of_others_are_not_there()
    {
        var (guest, stranger) = (await App.AsGuest(), await App.AsNewcomer("Mallory"));
        var session = (await guest.Get("sessions")).Is(200).At("items")[0].GetProperty("id").GetGuid();

        (await stranger.Get($"sessions/{session}")).Refuses(404, "not_found");
        (await stranger.Delete($"sessions/{session}")).Refuses(404, "not_found");
        (await (await App.AsAdmin()).Delete($"sessions/{session}")).Refuses(404, "not_found");

        (await guest.Get($"sessions/{session}")).Is(200);
        Assert.Single((await stranger.Get("sessions")).Is(200).At("items").EnumerateArray());
    }

    [Fact]
    public async Task Sessions_are_listed_page_by_page_the_latest_first()
    {
        var ann = new Registration(App);
        await ann.Enter();
        await ann.Client();
        var latest = await ann.Client();

        var first = (await latest.Get("sessions?limit=2")).Is(200);
        var second = (await latest.Get($"sessions?limit=2&after={first.Text("next")}")).Is(200);

        var all = first.At("items").EnumerateArray().Concat(second.At("items").EnumerateArray()).ToList();
        Assert.Equal(3, all.Count);
        Assert.Equal([true, false, false], all.Select(session => session.GetProperty("current").GetBoolean()));
        var ids = all.Select(session => session.GetProperty("id").GetGuid()).ToList();
        Assert.Equal(ids.OrderDescending(), ids);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.At("next").ValueKind);
    }

    [Fact]
    public async Task A_session_ends_by_itself()
    {
        var guest = await App.AsGuest();
        await App.Execute("UPDATE sessions SET expires_at = now() WHERE user_id = $1", guest.UserId);
        (await guest.Get("me")).Refuses(401, "session.required");
    }

    [Fact]
    public async Task Use_prolongs_a_session_and_is_written_down_once_a_minute()
    {
        var guest = await App.AsGuest();
        await App.Execute(
            """
            UPDATE sessions SET last_seen_at = now() - interval '2 minutes', expires_at = now() + interval '1 hour'
            WHERE user_id = $1
            """,
            guest.UserId
        );

        (await guest.Get("me")).Is(200);
        var seen = await Written(guest);
        var shown = (await guest.Get("sessions")).Is(200).At("items")[0];
        Assert.Equal("127.0.0.1", shown.GetProperty("address").GetString());
        Assert.Equal("Airbnb.Tests", shown.GetProperty("device").GetString());
        (await guest.Get("me")).Is(200);

        Assert.Equal(seen, await Written(guest));
        Assert.True(
            await App.Scalar<bool>(
                """
                SELECT last_seen_at > now() - interval '1 minute' AND expires_at > now() + interval '13 days'
                FROM sessions WHERE user_id = $1
                """,
                guest.UserId
            )
        );
    }

    /// <summary>Which write the row is from.</summary>
    private Task<string> Written(Client person) =>
        App.Scalar<string>("SELECT xmin::text FROM sessions WHERE user_id = $1", person.UserId);

    private static Guid Others(Answer sessions) =>
        sessions
            .Is(200)
            .At("items")
            .EnumerateArray()
            .Single(session => !session.GetProperty("current").GetBoolean())
            .GetProperty("id")
            .GetGuid();
}
