using System.Text.Json;
using Airbnb.Core.Listings.CoHosts;

namespace Airbnb.Tests.Listings.CoHosts;

/// <summary>Hosts who let others work on their homes.</summary>
public sealed class CoHostTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Somebody_is_asked_by_mail_says_yes_works_does_more_and_leaves()
    {
        var (home, person) = (await Given.Home(), await App.AsNewcomer("Carla Co-Host"));
        var asked = (await Ask(home, person.Email, "calendar_view")).Is(201);
        var here = $"listings/{home.Id}/co-hosts/{asked.Id()}";
        Assert.Equal($"/api/v1/{here}", asked.Headers.Location!.ToString());
        Assert.Equal("invited", asked.Text("status"));

        var mail = (
            await App.Mailbox.Await(person.Email, "Hugo asks you to co-host: Blue door by the canal")
        ).ToString();
        Assert.Contains("you see its calendar", mail, StringComparison.Ordinal);
        var invitation = Assert.Single(Items(await person.Get("me/co-hosting")));
        Assert.Equal("Hugo", invitation.GetProperty("hostName").GetString()); // no surname yet
        (await Calendar(person, home)).Is(200);
        Assert.False(await SeesInside(person, home)); // not before they said yes

        (await person.Post($"{here}/acceptance")).Is(200);
        var accepted = (await person.Post($"{here}/acceptance")).Is(200);

        Assert.Equal("accepted", accepted.Text("status"));
        Assert.Equal(person.UserId, accepted.Id("userId"));
        Assert.Equal(JsonValueKind.Null, accepted.At("email").ValueKind);
        Assert.Equal(
            "Hugo Host",
            Assert.Single(Items(await person.Get("me/co-hosting"))).GetProperty("hostName").GetString()
        );
        await App.Mailbox.Await(home.Host.Email, "Carla Co-Host now co-hosts Blue door by the canal");
        Assert.True(await SeesInside(person, home));
        (await Close(person, home)).Refuses(404, "not_found");

        (await home.Host.Put(here, new { level = "full" }, ("If-Match", "\"1\""))).Refuses(412, "stale");
        (await home.Host.Put(here, new { level = "full" }, ("If-Match", "\"2\""))).Is(200);
        (await Close(person, home)).Is(200);
        (await person.Put(here, new { level = "full" }, ("If-Match", "\"3\""))).Refuses(404, "not_found");

        (await person.Delete(here)).Is(204);
        (await Close(person, home)).Refuses(404, "not_found");
        Assert.False(await SeesInside(person, home));
        (await home.Host.Get(here)).Refuses(404, "not_found");
    }

    [Fact]
    public async Task An_invitation_is_for_one_address_once_and_for_two_weeks()
    {
        var (home, person, other) = (await Given.Home(), await App.AsGuest(), await App.AsGuest());
        var asked = (await Ask(home, person.Email.ToUpperInvariant(), "full")).Is(201);
        var here = $"listings/{home.Id}/co-hosts/{asked.Id()}";

        (await Ask(home, person.Email, "full")).Refuses(409, "co_host.there_already");
        (await Ask(home, home.Host.Email, "full")).Refuses(422, "co_host.own");
        (await other.Post($"{here}/acceptance")).Refuses(404, "not_found");
        (await other.Delete(here)).Refuses(404, "not_found");
        (await home.Host.Post($"{here}/acceptance")).Refuses(404, "not_found");
        await App.Execute("UPDATE co_hosts SET expires_at = invited_at WHERE id = $1", asked.Id());
        (await person.Post($"{here}/acceptance")).Refuses(422, "co_host.invitation_over");
        await App.Execute("UPDATE deadlines SET due_at = $2 WHERE subject = $1; ", asked.Id(), await App.Now());
        await App.Execute("SELECT pg_notify('deadlines', '')");
        await Eventually.True(
            async () => await App.Scalar<long>("SELECT count(*) FROM co_hosts WHERE id = $1", asked.Id()) == 0,
            "the invitation to be forgotten"
        );

        var addresses = Enumerable.Range(0, CoHost.MostOfAHome).Select(_ => $"{Guid.NewGuid():N}@example.com").ToList();
        foreach (var address in addresses)
            (await Ask(home, address, "full")).Is(201);
        (await Ask(home, "one.more@example.com", "full")).Refuses(422, "co_host.too_many");
        var mail = (await App.Mailbox.Await(addresses[0], "You are asked to co-host a home")).ToString();
        Assert.DoesNotContain("Blue door", mail, StringComparison.Ordinal); // strangers read nothing that a host wrote
    }

    [Fact]
    public async Task Who_writes_for_a_host_does_so_in_the_hosts_name()
    {
        var (home, guest) = (await Given.Home(), await App.AsGuest());
        var writer = await App.AsCoHost(home, CoHostLevel.CalendarAndMessages);
        var viewer = await App.AsCoHost(home, CoHostLevel.CalendarView);
        var held = await Given.Held(home, guest: guest);
        var asked = (await guest.Post($"listings/{home.Id}/enquiries", new { text = "Is it quiet?" })).Is(201);
        var thread = $"threads/{asked.Id("threadId")}";

        var seen = Assert.Single(Items(await writer.Get("threads?unread=true")));
        Assert.Equal("host", seen.GetProperty("as").GetString());
        var answer = (await writer.Post($"{thread}/messages", new { text = "As the sea. Write to c@example.com" })).Is(
            201
        );
        (await writer.Post($"{thread}/reading")).Is(204);

        Assert.Equal("host", answer.Text("from"));
        Assert.Equal("As the sea. Write to •••", answer.Text("text"));
        Assert.Equal(1, (await guest.Get(thread)).Is(200).At("unread").GetInt32());
        Assert.Equal(0, (await home.Host.Get(thread)).Is(200).At("unread").GetInt32()); // read by one, read by all
        Assert.Equal("host", Items(await home.Host.Get($"{thread}/messages"))[0].GetProperty("from").GetString());
        Assert.Equal(
            3L, // guest, host, and who writes for them
            await App.Scalar<long>("SELECT count(*) FROM message_deliveries WHERE message_id = $1", answer.Id())
        );
        Assert.Equal(held.Id, Assert.Single(Items(await writer.Get("bookings?as=host"))).GetProperty("id").GetGuid());
        (await Given.Do(writer, held, "acceptance")).Refuses(404, "not_found"); // takes money

        (await viewer.Get(thread)).Refuses(404, "not_found");
        (await viewer.Post($"{thread}/messages", new { text = "Hello" })).Refuses(404, "not_found");
        Assert.Empty(Items(await viewer.Get("threads")));
        Assert.Empty(Items(await viewer.Get("bookings?as=host")));
        (await viewer.Get($"bookings/{held.Id}")).Refuses(404, "not_found");
    }

    private static Task<Answer> Ask(Home home, string email, string level) =>
        home.Host.Post($"listings/{home.Id}/co-hosts", new { email, level });

    private static Task<Answer> Calendar(Client who, Home home) => who.Get($"listings/{home.Id}/calendar");

    private static async Task<bool> SeesInside(Client who, Home home) =>
        (await who.Get($"listings/{home.Id}")).Is(200).At("address.street").ValueKind is JsonValueKind.String;

    /// <summary>Closes a night, as those do who keep the calendar.</summary>
    private async Task<Answer> Close(Client who, Home home)
    {
        var nights = await Given.Nights(50, 1);
        var tag = (await Calendar(who, home)).Headers.ETag!.Tag;
        var change = new
        {
            from = nights.CheckIn,
            to = nights.CheckOut,
            open = false,
        };
        return await who.Patch($"listings/{home.Id}/calendar", new { changes = new[] { change } }, ("If-Match", tag));
    }

    private static List<JsonElement> Items(Answer answer) => [.. answer.Is(200).At("items").EnumerateArray()];
}
