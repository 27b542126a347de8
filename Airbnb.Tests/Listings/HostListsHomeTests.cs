using System.Net.Http.Json;

namespace Airbnb.Tests.Listings;

public sealed class HostListsHomeTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_home_is_drafted_completed_published_and_found()
    {
        var host = await App.AsHost();
        var word = Word();

        var draft = (await host.Post("listings", new { title = $"Attic {word}" })).Is(201);
        Assert.Equal("draft", draft.Text("status"));
        Assert.Equal($"/api/v1/listings/{draft.Id()}", draft.Headers.Location!.ToString());
        (await host.Put($"listings/{draft.Id()}", Home($"Attic {word}"), IfMatch(draft))).Is(200);
        (await host.Post($"listings/{draft.Id()}/publication")).Is(200);

        var found = (await App.Anonymous.Get($"listings?q={word}")).Is(200).At("items");
        Assert.Equal(draft.Id(), Assert.Single(found.EnumerateArray()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Publishing_names_everything_that_is_missing_and_changes_nothing()
    {
        var host = await App.AsHost();
        var draft = (await host.Post("listings", new { title = "Attic", capacity = 2 })).Is(201);

        var refused = (await host.Post($"listings/{draft.Id()}/publication")).Refuses(422, "listing.incomplete");

        Assert.Equal(8, refused.At("reasons").GetArrayLength());
        Assert.DoesNotContain("listing.capacity_missing", refused.Body);
        var after = (await host.Get($"listings/{draft.Id()}")).Is(200);
        Assert.Equal("draft", after.Text("status"));
        Assert.Equal(draft.Headers.ETag, after.Headers.ETag);
    }

    [Fact]
    public async Task Others_see_a_home_only_while_it_is_published_and_never_its_exact_place()
    {
        var (host, guest) = (await App.AsHost(), await App.AsGuest());
        var draft = (await host.Post("listings", Home("Attic"))).Is(201);
        var path = $"listings/{draft.Id()}";
        (await guest.Get(path)).Refuses(404, "not_found");

        (await host.Post($"{path}/publication")).Is(200);
        foreach (var seen in new[] { await guest.Get(path), await App.Anonymous.Get(path) })
        {
            Assert.Equal("Utrecht", seen.Is(200).Text("address.city"));
            Assert.DoesNotContain("Oudegracht", seen.Body);
            Assert.DoesNotContain("3511", seen.Body);
            Assert.DoesNotContain("52.0907", seen.Body);
            Assert.False(seen.At("position.exact").GetBoolean());
            Assert.InRange(seen.At("position.latitude").GetDouble(), 52.08, 52.10);
        }
        var own = (await host.Get(path)).Is(200);
        Assert.Equal(("Oudegracht 1", 52.0907), (own.Text("address.street"), own.At("position.latitude").GetDouble()));

        (await host.Delete($"{path}/publication")).Is(200);
        (await guest.Get(path)).Refuses(404, "not_found");
        (await guest.Get($"{path}/calendar")).Refuses(404, "not_found");
    }

    [Fact]
    public async Task Another_hosts_home_is_not_there_to_be_changed()
    {
        var (host, other) = (await App.AsHost(), await App.AsHost());
        var home = (await host.Post("listings", Home("Attic"))).Is(201);
        var path = $"listings/{home.Id()}";
        (await host.Post($"{path}/publication")).Is(200);
        var before = (await host.Get(path)).Is(200);

        (await other.Put(path, Home("Mine now"), IfMatch(before))).Refuses(404, "not_found");
        (await other.Delete($"{path}/publication")).Refuses(404, "not_found");
        (await other.Delete(path)).Refuses(404, "not_found");
        (await App.Anonymous.Put(path, Home("Mine now"), IfMatch(before))).Refuses(401, "session.required");

        Assert.Equal(before.Body, (await host.Get(path)).Is(200).Body);
        Assert.Empty((await other.Get("me/listings")).Is(200).At("items").EnumerateArray());
    }

    [Fact]
    public async Task An_edit_needs_the_version_that_was_read()
    {
        var host = await App.AsHost();
        var draft = (await host.Post("listings", Home("Attic"))).Is(201);
        var path = $"listings/{draft.Id()}";

        (await host.Put(path, Home("Blind"))).Refuses(428, "precondition.required");
        (await host.Put(path, Home("Guessed"), ("If-Match", "\"7\""))).Refuses(412, "stale");
        (await host.Put(path, Home("Weak"), ("If-Match", "W/\"1\""))).Refuses(412, "stale");
        var edited = (await host.Put(path, Home("Read"), IfMatch(draft))).Is(200);
        (await host.Put(path, Home("Late"), IfMatch(draft))).Refuses(412, "stale");

        Assert.NotEqual(draft.Headers.ETag, edited.Headers.ETag);
        Assert.Equal("Read", (await host.Get(path)).Is(200).Text("title"));
    }

    [Fact]
    public async Task Of_many_edits_at_once_one_wins()
    {
        var host = await App.AsHost();
        var draft = (await host.Post("listings", Home("Attic"))).Is(201);

        var edits = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(n => host.Put($"listings/{draft.Id()}", Home($"Edit {n}"), IfMatch(draft)))
        );

        var winner = Assert.Single(edits, edit => edit.Status == 200);
        Assert.All(edits.Where(edit => edit != winner), edit => edit.Refuses(412, "stale"));
        Assert.Equal(winner.Text("title"), (await host.Get($"listings/{draft.Id()}")).Text("title"));
    }

    [Theory]
    [InlineData("""{"title":"x","status":"published"}""")]
    [InlineData("""{"title":"x","hostId":"01900000-0000-7000-8000-000000000000"}""")]
    [InlineData("""{"title":"x","version":9}""")]
    [InlineData("""{"title":"x","title":"y"}""")]
    [InlineData("""{"title":""}""")]
    [InlineData("""{"title":7}""")]
    [InlineData("""{"title":"x","capacity":0}""")]
    [InlineData("""{"title":"x","capacity":"2"}""")]
    [InlineData("""{"title":"x","type":"castle"}""")]
    [InlineData("""{"title":"x","timeZone":"Mars/Olympus"}""")]
    [InlineData("""{"title":"x","position":{"latitude":91,"longitude":0}}""")]
    [InlineData("""{"title":"x","position":{"latitude":1}}""")]
    [InlineData("""{"title":"x","address":{"country":"XX"}}""")]
    [InlineData("""{"title":"x","basePrice":{"amount":0,"currency":"USD"}}""")]
    [InlineData("""{"title":"x","basePrice":{"amount":-1,"currency":"USD"}}""")]
    [InlineData("""{"title":"x","basePrice":{"amount":1.5,"currency":"USD"}}""")]
    [InlineData("""{"title":"x","basePrice":{"amount":100}}""")]
    [InlineData("""{"title":"x","basePrice":{"amount":100,"currency":"XXX"}}""")]
    [InlineData("""{"title":"x","basePrice":{"amount":100,"currency":"USD"},"petFee":{"amount":1,"currency":"EUR"}}""")]
    [InlineData("""{"title":"x","minNights":5,"maxNights":4}""")]
    [InlineData("""{"title":"x","preparationNights":3}""")]
    [InlineData("""{"title":"x","advanceNoticeDays":4}""")]
    [InlineData("""{"title":"x","windowMonths":1}""")]
    [InlineData("""{"title":"x","checkInTime":"10:00"}""")]
    [InlineData("""{"title":"x","checkInTime":"25:00"}""")]
    [InlineData("""{"title":"x","arrivalDays":[]}""")]
    [InlineData("""{"title":"x","weeklyDiscount":10001}""")]
    [InlineData("""{"title":"x\u0000"}""")]
    [InlineData("""{"title":"x" """)]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Nonsense_is_refused_and_nothing_is_drafted(string body)
    {
        var host = await App.AsHost();

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await host.Send(HttpMethod.Post, "listings", content)).IsProblem(400);

        Assert.Empty((await host.Get("me/listings")).Is(200).At("items").EnumerateArray());
    }

    [Fact]
    public async Task A_hosts_own_homes_come_in_pages_that_neither_skip_nor_repeat()
    {
        var host = await App.AsHost();
        var made = new List<Guid>();
        for (var n = 0; n < 5; n++)
            made.Add((await host.Post("listings", new { title = $"Home {n}" })).Is(201).Id());

        var seen = new List<Guid>();
        for (string? next = ""; next is not null; )
        {
            var page = (await host.Get($"me/listings?limit=2{(next.Length > 0 ? "&after=" + next : "")}")).Is(200);
            seen.AddRange(page.At("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            next = page.Text("next");
        }

        Assert.Equal(made.Order().Reverse(), seen);
    }

    [Fact]
    public async Task Only_JSON_is_taken()
    {
        var host = await App.AsHost();

        using var content = new StringContent("title=x");
        (await host.Send(HttpMethod.Post, "listings", content)).IsProblem(415);
        (await host.Send(HttpMethod.Post, "listings", JsonContent.Create(new { title = "x" }))).Is(201);
    }

    internal static string Word() => "w" + Guid.NewGuid().ToString("N")[..12];

    private static (string, string) IfMatch(Answer read) => ("If-Match", read.Headers.ETag!.ToString());

    private static object Home(string title) =>
        new
        {
            title,
            description = "Two rooms, one canal, no stairs.",
            type = "apartment",
            capacity = 2,
            address = new
            {
                street = "Oudegracht 1",
                city = "Utrecht",
                country = "NL",
                postalCode = "3511 AA",
            },
            position = new { latitude = 52.0907, longitude = 5.1214 },
            timeZone = "Europe/Amsterdam",
            basePrice = new { amount = 100_00, currency = "EUR" },
        };
}
