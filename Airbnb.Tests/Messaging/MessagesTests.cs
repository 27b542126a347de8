using System.Text.Json;
using Airbnb.Core.Listings;

namespace Airbnb.Tests.Messaging;

/// <summary>What guests and hosts write to one another, and who reads it.</summary>
[Collection(MovedClock.Name)]
public sealed class MessagesTests(MovedClockStack stack) : StackTests(stack)
{
    [Fact]
    public async Task A_guest_asks_and_the_host_reads_and_answers()
    {
        var (home, guest) = (await Given.Home(), await App.AsGuest());
        var nights = await Given.Nights(40, 3);
        var asked = await guest.Post(
            $"listings/{home.Id}/enquiries",
            new
            {
                text = " Is it quiet? Write to gwen@example.com ",
                checkIn = nights.CheckIn,
                checkOut = nights.CheckOut,
                guests = 2,
            }
        );
        var thread = asked.Is(201).Id("threadId");

        Assert.Equal($"/api/v1/threads/{thread}", asked.Headers.Location!.ToString());
        Assert.Equal("Is it quiet? Write to •••", asked.Text("text"));
        Assert.True(asked.At("masked").GetBoolean());
        var seen = Assert.Single(Items(await home.Host.Get("threads?unread=true")));
        Assert.Equal("Gwen", seen.GetProperty("with").GetString()); // no surname yet
        Assert.Equal("host", seen.GetProperty("as").GetString());
        Assert.Equal(1, seen.GetProperty("unread").GetInt32());
        Assert.Equal(asked.Id(), seen.GetProperty("lastMessage").GetProperty("id").GetGuid());
        Assert.Equal(nights.CheckIn.ToString("O"), seen.GetProperty("lastMessage").GetProperty("checkIn").GetString());
        Assert.Equal(0L, await Stored("gwen@example.com")); // kept nowhere

        var again = (await guest.Post($"listings/{home.Id}/enquiries", new { text = "And cool?" })).Is(201);
        Assert.Equal(thread, again.Id("threadId"));
        (await home.Host.Post($"threads/{thread}/reading?upTo={asked.Id()}")).Is(204);
        Assert.Equal(1, (await home.Host.Get("threads")).At("unread").GetInt32());
        (await home.Host.Post($"threads/{thread}/reading")).Is(204);
        (await home.Host.Post($"threads/{thread}/reading?upTo={asked.Id()}")).Is(204); // does not unread
        Assert.Empty(Items(await home.Host.Get("threads?unread=true")));
        Assert.Equal(1L, await Enquiries(thread, isAnswered: false));

        var answer = (await home.Host.Post($"threads/{thread}/messages", new { text = "Yes, and yes." })).Is(201);
        Assert.Equal("host", answer.Text("from"));
        Assert.False(answer.At("masked").GetBoolean());
        Assert.Equal(1, (await guest.Get($"threads/{thread}")).Is(200).At("unread").GetInt32());
        Assert.Equal("Hugo", (await guest.Get($"threads/{thread}")).Text("with"));
        Assert.Equal(1L, await Enquiries(thread, isAnswered: true)); // one question, though asked in two messages

        var newest = (await guest.Get($"threads/{thread}/messages?limit=2")).Is(200);
        Assert.Equal(["Yes, and yes.", "And cool?"], Texts(newest));
        var rest = await guest.Get($"threads/{thread}/messages?limit=2&after={newest.Text("next")}");
        Assert.Equal(["Is it quiet? Write to •••"], Texts(rest.Is(200)));
    }

    [Fact]
    public async Task Nobody_else_reads_or_writes_in_it()
    {
        var (home, guest, stranger) = (await Given.Home(), await App.AsGuest(), await App.AsGuest());
        var asked = (await guest.Post($"listings/{home.Id}/enquiries", new { text = "Is it quiet?" })).Is(201);
        var thread = asked.Id("threadId");

        foreach (var other in new[] { stranger, await App.AsAdmin() })
        {
            (await other.Get($"threads/{thread}")).Refuses(404, "not_found");
            (await other.Get($"threads/{thread}/messages")).Refuses(404, "not_found");
            (await other.Post($"threads/{thread}/messages", new { text = "Hello" })).Refuses(404, "not_found");
            (await other.Post($"threads/{thread}/reading")).Refuses(404, "not_found");
        }
        Assert.Empty(Items(await stranger.Get("threads")));
        (await home.Host.Post($"listings/{home.Id}/enquiries", new { text = "Is it?" })).Refuses(
            422,
            "enquiry.own_listing"
        );
        Assert.Equal(["Is it quiet?"], Texts(await guest.Get($"threads/{thread}/messages")));
        (await guest.Post($"threads/{thread}/reading?upTo={Guid.NewGuid()}")).Refuses(404, "not_found");
    }

    [Fact]
    public async Task A_booking_continues_the_thread_and_once_confirmed_the_two_may_say_what_they_like()
    {
        var guest = await App.AsGuest();
        var requested = await Given.Requested(guest: guest);
        var host = requested.Home.Host;
        var thread = await ThreadOf(guest, ["booking_requested"]);
        Assert.Equal(0, (await host.Get("threads")).At("unread").GetInt32()); // the notice of it is another matter
        Assert.Equal(1L, await Enquiries(thread, isAnswered: false));
        var early = (await guest.Post($"threads/{thread}/messages", new { text = "Call 0176 1234567" })).Is(201);
        Assert.Equal("Call •••", early.Text("text"));

        (await Given.Do(host, requested, "acceptance")).Is(200);
        await Given.Becomes(requested, "confirmed");
        await ThreadOf(guest, ["booking_requested", "text", "booking_confirmed"]);
        var late = (await guest.Post($"threads/{thread}/messages", new { text = "Call 0176 1234567" })).Is(201);
        Assert.Equal("Call 0176 1234567", late.Text("text"));
        Assert.False(late.At("masked").GetBoolean());
        var seen = (await guest.Get($"threads/{thread}")).Is(200);
        Assert.Equal(("Hugo Host", "confirmed"), (seen.Text("with"), seen.Text("bookingStatus")));
        Assert.Equal(requested.Id, seen.Id("bookingId"));
        Assert.Equal(1L, await Enquiries(thread, isAnswered: true));

        await Given.Cancelled(guest, requested);
        await ThreadOf(guest, ["booking_requested", "text", "booking_confirmed", "text", "cancelled_by_guest"]);
        var lines = (await guest.Get($"threads/{thread}/messages")).Is(200);
        Assert.StartsWith("The guest cancelled the stay from ", Texts(lines)[0], StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Items(lines)[0].GetProperty("from").ValueKind);
    }

    [Fact]
    public async Task A_request_that_its_guest_takes_back_is_no_question_that_the_host_left_open()
    {
        var guest = await App.AsGuest();
        var requested = await Given.Requested(guest: guest);
        var thread = await ThreadOf(guest, ["booking_requested"]);
        Assert.Equal(1L, await Enquiries(thread, isAnswered: false));

        (await Given.Do(guest, requested, "withdrawal")).Is(200);

        await ThreadOf(guest, ["booking_requested", "request_withdrawn"]);
        Assert.Equal(0L, await Enquiries(thread, isAnswered: false));
    }

    [Fact]
    public async Task Neither_a_name_nor_a_reason_gets_contact_details_across()
    {
        var host = await App.AsNewcomer("hugo@example.com Host");
        var requested = await Given.Requested(await Given.Home(host, mode: BookingMode.Request));
        var thread = await ThreadOf(requested.Guest, ["booking_requested"]);

        (await Given.Do(host, requested, "decline", new { reason = "Call 0176 1234567 instead" })).Is(200);

        Assert.Equal("•••", (await requested.Guest.Get($"threads/{thread}")).Is(200).Text("with"));
        Assert.DoesNotContain("1234567", (await Given.Read(requested)).Body, StringComparison.Ordinal);
        await ThreadOf(requested.Guest, ["booking_requested", "booking_declined"]);
        Assert.Equal(1L, await Enquiries(thread, isAnswered: true));
    }

    [Fact]
    public async Task Of_many_first_messages_at_once_all_are_kept_in_one_thread_and_in_one_order_for_everybody()
    {
        var (home, guest) = (await Given.Home(), await App.AsGuest());

        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(i => guest.Post($"listings/{home.Id}/enquiries", new { text = $"Is it {i}?" }))
        );

        var thread = Assert.Single(all.Select(one => one.Is(201).Id("threadId")).Distinct());
        var read = Texts(await home.Host.Get($"threads/{thread}/messages"));
        Assert.Equal(12, read.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(12, (await home.Host.Get("threads")).At("unread").GetInt32());
        foreach (var person in new[] { guest, home.Host })
            Assert.Equal(
                Enumerable.Reverse(read),
                await App.Scalar<string[]>(
                    """
                    SELECT array_agg(text ORDER BY d.number) FROM message_deliveries d JOIN messages ON id = message_id
                    WHERE user_id = $1
                    """,
                    person.UserId
                )
            );
    }

    [Fact]
    public async Task Nobody_writes_faster_than_by_hand()
    {
        var (home, guest) = (await Given.Home(), await App.AsGuest());
        var asked = (await guest.Post($"listings/{home.Id}/enquiries", new { text = "Is it quiet?" })).Is(201);
        var path = $"threads/{asked.Id("threadId")}/messages";
        for (var i = 1; i < 30; i++)
            (await guest.Post(path, new { text = $"And {i}?" })).Is(201);

        // Meanwhile one more every two seconds is in order.
        var refused = await Eventually.Get(
            async () => await guest.Post(path, new { text = "And?" }) is { Status: not 201 } answer ? answer : null,
            "a message to be one too many"
        );

        refused.Refuses(429, "messages.too_many");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 2);
        (await home.Host.Post(path, new { text = "One at a time." })).Is(201);
    }

    [Fact]
    public async Task Who_has_not_read_for_five_minutes_gets_one_mail_about_all_of_it()
    {
        var (home, guest) = (await Given.Home(), await App.AsGuest());
        var asked = (await guest.Post($"listings/{home.Id}/enquiries", new { text = "Is it quiet?" })).Is(201);
        var thread = asked.Id("threadId");
        await App.AdvanceClock(TimeSpan.FromMinutes(2));
        (await guest.Post($"threads/{thread}/messages", new { text = "And cool? <b>" })).Is(201);
        await App.AdvanceClock(TimeSpan.FromMinutes(4));

        var mail = await App.Mailbox.Await(home.Host.Email, "Gwen wrote to you");
        var text = mail.GetProperty("text").GetString()!;
        Assert.Contains("2 messages you have not read", text, StringComparison.Ordinal);
        Assert.Contains("And cool? <b>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gwen Guest", text, StringComparison.Ordinal); // whose surname it is
        var line = Items(await home.Host.Get("notifications"))[0];
        Assert.Equal("message_received", line.GetProperty("kind").GetString());

        (await home.Host.Post($"threads/{thread}/messages", new { text = "Yes." })).Is(201);
        (await guest.Post($"threads/{thread}/reading")).Is(204);
        await App.AdvanceClock(TimeSpan.FromMinutes(6));
        await App.InvariantsHold();
        Assert.Single(await App.Mailbox.To(home.Host.Email));
        Assert.Empty(await App.Mailbox.To(guest.Email)); // who has read it

        (await guest.Post($"threads/{thread}/messages", new { text = "Then we come." })).Is(201);
        await App.AdvanceClock(TimeSpan.FromMinutes(6));
        await Eventually.True(async () => (await App.Mailbox.To(home.Host.Email)).Count == 2, "a second mail");
    }

    /// <summary>The guest's one thread, as soon as it has lines of these kinds.</summary>
    private async Task<Guid> ThreadOf(Client guest, string[] kinds)
    {
        var last = "";
        var thread = await Eventually.Get(
            async () => Items(await guest.Get("threads")) is [var only] ? only.GetProperty("id").GetString() : null,
            "a thread"
        );
        await Eventually.True(
            async () =>
            {
                var messages = (await guest.Get($"threads/{thread}/messages")).Is(200);
                last = messages.Body;
                var found = Items(messages).Select(message => message.GetProperty("kind").GetString()!);
                return kinds.SequenceEqual(found.Reverse(), StringComparer.Ordinal);
            },
            string.Join(' ', kinds),
            seen: () => last
        );
        return Guid.Parse(thread);
    }

    private Task<long> Enquiries(Guid thread, bool isAnswered) =>
        App.Scalar<long>(
            "SELECT count(*) FROM enquiries WHERE thread_id = $1 AND (answered_at IS NOT NULL) = $2",
            thread,
            isAnswered
        );

    private Task<long> Stored(string words) =>
        App.Scalar<long>("SELECT count(*) FROM messages WHERE strpos(text, $1) > 0", words);

    private static List<JsonElement> Items(Answer answer) => [.. answer.Is(200).At("items").EnumerateArray()];

    private static List<string> Texts(Answer answer) =>
        [.. Items(answer).Select(message => message.GetProperty("text").GetString()!)];
}
