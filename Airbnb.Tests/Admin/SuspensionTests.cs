using System.Text.Json;
using Airbnb.Tests.Accounts;

namespace Airbnb.Tests.Admin;

/// <summary>Keeping people away, and what is written down of it.</summary>
public sealed class SuspensionTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Who_is_suspended_is_gone_until_they_are_reinstated()
    {
        var (admin, person) = (await App.AsAdmin(), new Registration(App));
        var host = await Known(person);
        var listing = await Given.Home(host);
        (await App.Anonymous.Get($"listings/{listing.Id}")).Is(200);

        await Do(admin, host, "suspension", "Sells what is not theirs");

        var mail = await App.Mailbox.Await(person.Email, "Your account is suspended");
        Assert.Contains("> Sells what is not theirs", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        (await host.Get("me")).IsProblem(401);
        (await person.SignIn()).Refuses(403, "account.suspended");
        (await App.Anonymous.Get($"listings/{listing.Id}")).Is(404);
        (await Try(admin, host, "suspension")).Refuses(409, "account.suspended_before");

        await Do(admin, host, "reinstatement", "It was theirs");

        await App.Mailbox.Await(person.Email, "Your account is open again");
        (await person.SignIn()).Is(201);
        (await App.Anonymous.Get($"listings/{listing.Id}")).Is(200);
        (await Try(admin, host, "reinstatement")).Refuses(409, "account.not_suspended");
        await Is_written_down(admin, host);
    }

    [Fact]
    public async Task Nobody_opens_a_home_of_a_suspended_host()
    {
        var listing = await Given.Home();
        await Do(await App.AsAdmin(), listing.Host, "suspension", "A test");

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            App.Execute($"UPDATE listings SET status = 'published' WHERE id = '{listing.Id}'")
        );

        Assert.Equal("listings_host_is_welcome", refused.ConstraintName);
    }

    [Fact]
    public async Task A_home_that_its_host_had_closed_stays_closed()
    {
        var (admin, listing) = (await App.AsAdmin(), await Given.Home());
        (await listing.Host.Delete($"listings/{listing.Id}/publication")).Is(200);

        await Do(admin, listing.Host, "suspension", "A test");
        await Do(admin, listing.Host, "reinstatement", "A test");

        (await App.Anonymous.Get($"listings/{listing.Id}")).Is(404);
    }

    [Fact]
    public async Task Nobody_suspends_themselves()
    {
        var admin = await App.AsAdmin();
        var self = (await admin.Get("me")).Is(200).Id();

        (await admin.Post($"admin/users/{self}/suspension", new { reason = "Tired" })).Refuses(422, "account.own");

        (await admin.Get($"admin/users/{self}")).Is(200);
        Assert.Empty((await admin.Get($"admin/audit?subject={self}")).Is(200).At("items").EnumerateArray());
    }

    [Fact]
    public async Task People_are_found_by_their_address()
    {
        var (admin, guest) = (await App.AsAdmin(), await App.AsGuest());

        var found = (await admin.Get($"admin/users?email={guest.Email.ToUpperInvariant()}")).Is(200).At("items");

        Assert.Equal(guest.UserId, Assert.Single(found.EnumerateArray()).GetProperty("id").GetGuid());
    }

    private static async Task Is_written_down(Client admin, Client host)
    {
        var self = (await admin.Get("me")).Is(200).Id();
        var entries = (await admin.Get($"admin/audit?subject={host.UserId}")).Is(200).At("items").EnumerateArray();

        Assert.Equal(
            [
                $"{self} user_reinstated suspended:true suspended:false It was theirs",
                $"{self} user_suspended suspended:false suspended:true Sells what is not theirs",
            ],
            entries.Select(entry =>
                $"{Text(entry, "who")} {Text(entry, "what")} {Suspended(entry, "before")} {Suspended(entry, "after")} {Text(entry, "why")}"
            )
        );
    }

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;

    private static string Suspended(JsonElement entry, string when) =>
        $"suspended:{entry.GetProperty(when).GetProperty("suspended").GetRawText()}";

    private static async Task Do(Client admin, Client person, string what, string reason) =>
        (await Try(admin, person, what, reason)).Is(204);

    private static Task<Answer> Try(Client admin, Client person, string what, string reason = "A test") =>
        admin.Post($"admin/users/{person.UserId}/{what}", new { reason });

    private async Task<Client> Known(Registration person)
    {
        var entered = await person.Enter();
        return new Client(App.Http, entered.Token) { UserId = (await entered.Get("me")).Is(200).Id() };
    }
}
