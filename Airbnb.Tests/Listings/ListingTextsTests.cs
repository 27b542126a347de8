using System.Text.Json;

namespace Airbnb.Tests.Listings;

public sealed class ListingTextsTests(SharedStack stack) : SharedStackTests(stack)
{
    [Theory]
    [InlineData("de-CH, en;q=0.5", "de", "Dachboden", "Unter dem Dach.")]
    [InlineData("en, de;q=0.5", "en", "Attic", "Under the roof.")]
    [InlineData("fr;q=0.9, pt;q=0.8", "pt", "Sotão", "Under the roof.")] // only its title is translated
    [InlineData("fr", "en", "Attic", "Under the roof.")]
    [InlineData("de;q=0, *", "en", "Attic", "Under the roof.")]
    public async Task Guests_read_a_home_in_the_language_they_like_best(
        string accepted,
        string language,
        string title,
        string description
    )
    {
        var (_, id, _) = await Published();

        var read = await App.Anonymous.Send(HttpMethod.Get, $"listings/{id}", null, ("Accept-Language", accepted));

        read.Is(200);
        Assert.Equal(
            (language, title, description),
            (read.Text("language"), read.Text("title"), read.Text("description"))
        );
        Assert.Equal(JsonValueKind.Null, read.At("texts").ValueKind);
        const string Search = "listings?q=attic&near=38.71,-9.14&radius=2&limit=100&sort=newest";
        var found = await App.Anonymous.Send(HttpMethod.Get, Search, null, ("Accept-Language", accepted));
        var home = found.Is(200).At("items").EnumerateArray().Single(item => item.GetProperty("id").GetGuid() == id);
        Assert.Equal(title, home.GetProperty("title").GetString());
    }

    [Fact]
    public async Task The_host_reads_and_replaces_all_texts_under_one_version()
    {
        var (host, id, tag) = await Published();
        var read = await host.Send(HttpMethod.Get, $"listings/{id}", null, ("Accept-Language", "de"));
        Assert.Equal(("Attic", 2), (read.Is(200).Text("title"), read.At("texts").GetArrayLength()));

        var edited = (await host.Put($"listings/{id}", Listing(("de", "Dachstube", null)), ("If-Match", tag))).Is(200);

        Assert.Equal("""[{"language":"de","title":"Dachstube","description":null}]""", edited.At("texts").GetRawText());
        Assert.Equal(edited.At("texts").GetRawText(), (await host.Get($"listings/{id}")).At("texts").GetRawText());
        (await host.Put($"listings/{id}", Listing(), ("If-Match", tag))).Refuses(412, "stale");
    }

    [Fact]
    public async Task Of_many_who_translate_the_version_that_they_have_read_one_wins()
    {
        var (host, id, tag) = await Published();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 6)
                .Select(n => host.Put($"listings/{id}", Listing(("fr", $"Grenier {n}", null)), ("If-Match", tag)))
        );

        var winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != winner), answer => answer.Refuses(412, "stale"));
        Assert.Equal(winner.At("texts").GetRawText(), (await host.Get($"listings/{id}")).At("texts").GetRawText());
    }

    [Fact]
    public async Task A_text_in_the_listings_own_language_or_in_none_is_refused()
    {
        var host = await App.AsHost();

        (await host.Post("listings", Listing(("en", "Attic", null)))).Refuses(400, "request.invalid");
        (await host.Post("listings", Listing(("de", "A", null), ("de", "B", null)))).Refuses(400, "request.invalid");
        (await host.Post("listings", Listing(("xx", "Attic", null)))).Refuses(400, "request.invalid");
        (await host.Post("listings", Listing(("de", " ", null)))).Refuses(400, "request.invalid");
    }

    private async Task<(Client Host, Guid Id, string Tag)> Published()
    {
        var host = await App.AsHost();
        var draft = await host.Post("listings", Listing(("de", "Dachboden", "Unter dem Dach."), ("pt", "Sotão", null)));
        var published = (await host.Post($"listings/{draft.Is(201).Id()}/publication")).Is(200);
        return (host, draft.Id(), published.Headers.ETag!.Tag);
    }

    private static object Listing(params (string Language, string Title, string? Description)[] texts) =>
        new
        {
            title = "Attic",
            description = "Under the roof.",
            language = "en",
            texts = texts.Select(text => new
            {
                language = text.Language,
                title = text.Title,
                description = text.Description,
            }),
            type = "apartment",
            capacity = 2,
            address = new
            {
                street = "Rua Augusta 1",
                city = "Lisbon",
                country = "PT",
            },
            position = new { latitude = 38.71, longitude = -9.14 },
            timeZone = "Europe/Lisbon",
            basePrice = new { amount = 80_00, currency = "EUR" },
        };
}
