using System.Net.Http.Headers;
using Airbnb.Tests.Listings.Photos;
using Airbnb.Tests.Payments.Payouts;
using Airbnb.Tests.Reviews;

namespace Airbnb.Tests.Privacy;

/// <summary>Two people who have written one another's names all over the platform, and are forgotten after another.</summary>
public sealed class LifeErasureTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Nothing_is_left_of_those_who_met_and_the_books_balance()
    {
        var (guest, host) = (await Person.New(App), await Person.New(App));
        var home = await Given.Home(host.Client);
        await Adorn(home, host);
        await Talk(home, guest, host);
        await App.Onboard(host.Client);
        var held = await Stayed(home, guest);
        await Judge(held, guest, host);
        var photo = await PhotoOf(home);
        await Copied(guest);
        Assert.NotEmpty(Traced.InFolders(guest.Traces)); // the search finds what is there

        foreach (var person in new[] { guest, host })
        {
            await App.Execute("UPDATE users SET phone_number = $2 WHERE id = $1", person.Client.UserId, person.Phone);
            (await person.Client.Post("me/erasure", new { password = Person.Password })).Is(202);
            await App.IsErased(person);
            Assert.Equal([], await App.InDatabase(person.Traces));
            Assert.Equal([], await App.InRedis(person.Traces));
            await Eventually.True(
                () => Task.FromResult(Traced.InFolders(person.Traces).Count == 0),
                $"the files about {person.Name} to be gone"
            );
        }

        Assert.Equal("completed", await App.Scalar<string>("SELECT status FROM bookings WHERE id = $1", held.Id));
        await Eventually.True(
            async () => (await App.Anonymous.Get(photo)).Status == 404,
            $"the file {photo} to be gone"
        );
        (await App.Anonymous.Get($"users/{guest.Client.UserId}")).IsProblem(404);
    }

    /// <summary>All the places in which a host can be named.</summary>
    private async Task Adorn(Home home, Person host)
    {
        await App.Execute(
            "UPDATE listings SET title = $2, description = $2, rules_more = $2, place_unit = $2, search_text = lower($2) WHERE id = $1",
            home.Id,
            $"At {host.Name}'s"
        );
        await App.Execute("INSERT INTO listing_texts VALUES ($1, 'pt', $2, $2)", home.Id, $"Casa de {host.Name}");
        await App.Execute(
            "INSERT INTO night_prices (id, listing_id, kind, nights, amount, name) VALUES (gen_random_uuid(), $1, 'season', '[2040-01-01,2040-02-01)', 10000, $2)",
            home.Id,
            $"When {host.GivenName} is away"
        );
        await App.Execute(
            "INSERT INTO calendar_sources (id, listing_id, name, url, created_at, failures) VALUES (gen_random_uuid(), $1, $2, 'https://calendars.invalid/' || $3, now(), 0)",
            home.Id,
            host.Name,
            host.FamilyName
        );
        using var picture = new ByteArrayContent(Pictures.Unique());
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        (await host.Client.Send(HttpMethod.Post, $"listings/{home.Id}/photos", picture)).Is(201);
    }

    private async Task Talk(Home home, Person guest, Person host)
    {
        var asked = await guest.Client.Post(
            $"listings/{home.Id}/enquiries",
            new { text = $"Dear {host.GivenName}, this is {guest.Name.ToUpperInvariant()}. Is there a lift?" }
        );
        var thread = asked.Is(201).Id("threadId");
        (await host.Client.Post($"threads/{thread}/messages", new { text = $"No, {guest.GivenName}!" })).Is(201);
        var list = (await guest.Client.Post("wishlists", new { name = $"{guest.GivenName}'s" })).Is(201).Id();
        (await guest.Client.Put($"wishlists/{list}/homes/{home.Id}", new { note = $"{host.FamilyName} is kind" })).Is(
            200
        );
    }

    private async Task<Held> Stayed(Home home, Person guest)
    {
        var held = await Given.Confirmed(home, await Given.Nights(30, 2), guest.Client);
        await App.MoneyArrives(held);
        await new Reviewing(App).Ago(held, 34);
        await Given.Becomes(held, "completed");
        await held.PayoutsBecome("sent");
        return held;
    }

    /// <summary>One review stays sealed, with a name in it.</summary>
    private async Task Judge(Held held, Person guest, Person host) =>
        (
            await Given.Do(
                guest.Client,
                held,
                "reviews",
                Reviewing.OfGuest(5, $"{host.GivenName} {host.FamilyName} was kind to us all. Yours, {guest.Name}.")
            )
        ).Is(201);

    private async Task Copied(Person person)
    {
        (await person.Client.Post("me/export")).Is(202);
        await App.Mailbox.Await(person.Email, "Your data is ready");
    }

    private async Task<string> PhotoOf(Home home) =>
        "/photos/" + await App.Scalar<string>("SELECT cover_photo FROM listings WHERE id = $1", home.Id);
}
