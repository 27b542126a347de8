namespace Airbnb.Tests.Messaging;

/// <summary>Messages as they come, at two APIs, with Redis and without.</summary>
[Collection(Broken.Name)]
public sealed class LiveMessagesTests(BrokenStack stack) : StackTests(stack)
{
    /// <summary>Shorter than a stream waits before it looks by itself while it hears of messages.</summary>
    private static readonly TimeSpan Live = TimeSpan.FromSeconds(10);

    private Uri First => App.AddressOf("api");
    private Uri Second => App.AddressOf(BrokenStack.SecondApi);

    public override Task InitializeAsync() => stack.StartSecondApi();

    [Fact]
    public async Task What_is_written_at_one_API_is_heard_at_the_other_and_what_was_missed_comes_later()
    {
        var (home, guest) = (await Given.Home(), await App.AsGuest());
        string left;
        Guid thread;
        await using (var events = await EventReader.Open(Second, home.Host))
        await using (var own = await EventReader.Open(First, guest))
        {
            thread = (await Ask(guest, home, "Is it quiet? t.me/gwen")).Id("threadId");
            Assert.Equal(["Is it quiet? •••"], await events.Texts(1, Live));
            Assert.Equal("guest", events.Messages[0].Data.GetProperty("from").GetString());
            Assert.Equal(thread, events.Messages[0].Data.GetProperty("threadId").GetGuid());
            Assert.Equal(["Is it quiet? •••"], await own.Texts(1, Live)); // for the guest's other devices
            left = events.LastId;
        }
        foreach (var text in new[] { "And cool?", "And near?" })
            (await guest.Post($"threads/{thread}/messages", new { text })).Is(201);

        await using var again = await EventReader.Open(First, home.Host, left);
        Assert.Equal(["And cool?", "And near?"], await again.Texts(2, Live));
        (await guest.Post($"threads/{thread}/messages", new { text = "Hello?" })).Is(201);
        Assert.Equal(["And cool?", "And near?", "Hello?"], await again.Texts(3, Live));
        Assert.Equal(["2", "3", "4"], again.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task What_becomes_of_a_booking_is_heard_too()
    {
        var home = await Given.Home();
        await using var events = await EventReader.Open(Second, home.Host);

        var confirmed = await Given.Confirmed(home);

        Assert.Contains("is confirmed", Assert.Single(await events.Texts(1, Live)), StringComparison.Ordinal);
        Assert.Equal(confirmed.Id, events.Messages[0].Data.GetProperty("bookingId").GetGuid());
    }

    [Fact]
    public async Task Without_Redis_messages_come_a_little_later_and_none_is_lost()
    {
        var (home, guest) = (await Given.Home(), await App.AsGuest());
        await using var events = await EventReader.Open(Second, home.Host);
        await App.Stop("cache");
        try
        {
            await Ask(guest, home, "Is it quiet?");
            Assert.Equal(["Is it quiet?"], await events.Texts(1, Live));
            await using var late = await EventReader.Open(First, home.Host, after: "0");
            Assert.Equal(["Is it quiet?"], await late.Texts(1, Live));
        }
        finally
        {
            await App.Start("cache");
        }
        await Ask(guest, home, "And cool?");
        Assert.Equal(["Is it quiet?", "And cool?"], await events.Texts(2, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_stream_ends_with_its_session_and_brings_nothing_after_it()
    {
        var (home, guest) = (await Given.Home(), await App.AsGuest());
        await using var events = await EventReader.Open(Second, home.Host);
        (await home.Host.Delete("sessions/current")).Is(204);

        await Ask(guest, home, "Is it quiet?");

        await Eventually.True(() => Task.FromResult(events.HasEnded), "the stream to end", Live);
        Assert.Empty(events.Messages);
    }

    [Fact]
    public async Task A_stream_says_no_as_every_route_does()
    {
        var guest = await App.AsGuest();
        using var http = new HttpClient();
        using (var odd = await EventReader.Ask(http, First, guest, after: "next"))
            Assert.Equal((400, "application/problem+json"), ((int)odd.StatusCode, TypeOf(odd)));
        (await App.Anonymous.Get("threads/events")).Refuses(401, "session.required");

        var open = new List<EventReader>();
        try
        {
            for (var i = 0; i < 10; i++)
                open.Add(await EventReader.Open(First, guest));
            using var one = await EventReader.Ask(http, First, guest);
            Assert.Equal((429, "application/problem+json"), ((int)one.StatusCode, TypeOf(one)));
        }
        finally
        {
            foreach (var events in open)
                await events.DisposeAsync();
        }
        await Eventually.True(
            async () =>
            {
                using var again = await EventReader.Ask(http, First, guest);
                return (int)again.StatusCode == 200;
            },
            "room for another stream"
        );
    }

    private static string? TypeOf(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType;

    private static async Task<Answer> Ask(Client guest, Home home, string text) =>
        (await guest.Post($"listings/{home.Id}/enquiries", new { text })).Is(201);
}
