using System.Net.Http.Headers;
using System.Text.Json;

namespace Airbnb.Tests.Listings.Photos;

public sealed class PhotoTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_photo_is_cleaned_served_for_ever_and_gone_when_it_is_deleted()
    {
        var home = await Given.Home();
        var taken = Pictures.Mark();

        var added = (await Add(home, Pictures.Jpeg(more: [Pictures.Exif(6), taken]))).Is(201);

        var url = added.Text("url");
        Assert.Equal(
            (url, "jpeg", 200, 320),
            (
                added.Headers.Location!.ToString(),
                added.Text("type"),
                added.At("width").GetInt32(),
                added.At("height").GetInt32()
            )
        );
        using var served = await App.Http.GetAsync(url);
        var bytes = await served.Content.ReadAsByteArrayAsync();
        Assert.Equal("image/jpeg", served.Content.Headers.ContentType!.ToString());
        Assert.True(bytes.AsSpan().IndexOf(Pictures.Gps) < 0);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), url[8..^4]);
        Assert.Equal("public, max-age=31536000, immutable", served.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", Assert.Single(served.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("default-src 'none'", Assert.Single(served.Headers.GetValues("Content-Security-Policy")));
        (await App.Anonymous.Send(HttpMethod.Get, url, null, ("If-None-Match", served.Headers.ETag!.ToString()))).Is(
            304
        );
        Assert.Equal(url, (await App.Anonymous.Get($"listings/{home.Id}")).Is(200).Text("coverPhoto"));

        (await home.Host.Delete($"listings/{home.Id}/photos/{added.Id()}")).Is(204);

        Assert.Empty(await Urls(home));
        await Eventually.True(
            async () => (await App.Anonymous.Get(url)).Status == 404,
            "the file of the photo to be deleted"
        );
        Assert.False(
            (await App.Anonymous.Get($"listings/{home.Id}")).Json.TryGetProperty("coverPhoto", out var cover)
                && cover.ValueKind is not JsonValueKind.Null
        );
    }

    [Fact]
    public async Task A_file_goes_with_the_last_photo_that_shows_it()
    {
        var (one, other) = (await Given.Home(), await Given.Home());
        var file = Pictures.Unique();
        var (first, second) = ((await Add(one, file)).Is(201), (await Add(other, file)).Is(201));
        Assert.Equal(first.Text("url"), second.Text("url"));

        (await one.Host.Delete($"listings/{one.Id}/photos/{first.Id()}")).Is(204);
        await Overtaken();
        (await App.Anonymous.Get(first.Text("url"))).Is(200);

        (await other.Host.Delete($"listings/{other.Id}/photos/{second.Id()}")).Is(204);
        await Eventually.True(
            async () => (await App.Anonymous.Get(first.Text("url"))).Status == 404,
            "the file to go with its last photo"
        );
    }

    [Fact]
    public async Task Whoever_adds_a_photo_while_another_deletes_it_keeps_its_file()
    {
        var file = Pictures.Unique();
        var homes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Given.Home()));

        await Task.WhenAll(
            homes.Select(async home =>
            {
                for (var round = 0; round < 3; round++)
                {
                    var added = (await Add(home, file)).Is(201);
                    (await App.Anonymous.Get(added.Text("url"))).Is(200);
                    (await home.Host.Delete($"listings/{home.Id}/photos/{added.Id()}")).Is(204);
                }
            })
        );
        var kept = (await Add(homes[0], file)).Is(201);

        await Overtaken();
        (await App.Anonymous.Get(kept.Text("url"))).Is(200);
    }

    [Fact]
    public async Task The_host_orders_captions_and_chooses_the_cover()
    {
        var home = await Given.Home();
        var path = $"listings/{home.Id}/photos";
        var ids = new List<Guid>();
        for (byte shade = 1; shade <= 3; shade++)
            ids.Add((await Add(home, Pictures.Png(shade: shade))).Is(201).Id());
        var read = (await home.Host.Get(path)).Is(200);
        Assert.Equal(ids, Ids(read));

        var order = new
        {
            items = new object[]
            {
                new { id = ids[2], caption = " The roof " },
                new { id = ids[0] },
                new { id = ids[1] },
            },
        };
        var arranged = (await home.Host.Put(path, order, IfMatch(read))).Is(200);

        Assert.Equal([ids[2], ids[0], ids[1]], Ids(arranged));
        Assert.Equal(arranged.Body, (await App.Anonymous.Get(path)).Is(200).Body);
        var first = arranged.At("items")[0];
        Assert.Equal("The roof", first.GetProperty("caption").GetString());
        Assert.Equal(
            first.GetProperty("url").GetString(),
            (await home.Host.Get($"listings/{home.Id}")).Text("coverPhoto")
        );
        (await home.Host.Put(path, order, IfMatch(read))).Refuses(412, "stale");
        var twice = new { items = new[] { new { id = ids[0] }, new { id = ids[0] }, new { id = ids[1] } } };
        (await home.Host.Put(path, twice, IfMatch(arranged))).Refuses(422, "photo.not_the_same");
        var some = new { items = new[] { new { id = ids[0] } } };
        (await home.Host.Put(path, some, IfMatch(arranged))).Refuses(422, "photo.not_the_same");
        Assert.Equal(arranged.Body, (await home.Host.Get(path)).Body);

        (await home.Host.Delete($"{path}/{ids[2]}")).Is(204);
        Assert.Equal([ids[0], ids[1]], Ids(await home.Host.Get(path)));
    }

    [Fact]
    public async Task Each_demo_home_has_photos()
    {
        var covers = await App.Scalar<string[]>(
            """
            SELECT array_agg(cover_photo) FROM listings JOIN users ON users.id = host_id WHERE email LIKE 'demo-host%'
            """
        );

        Assert.Equal(covers.Length, covers.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("image/png", (await App.Anonymous.Get($"/photos/{covers[0]}")).Is(200).MediaType);
    }

    [Fact]
    public async Task Two_photos_added_at_once_both_find_their_place()
    {
        var home = await Given.Home();

        var added = await Task.WhenAll(
            Enumerable.Range(1, 6).Select(shade => Add(home, Pictures.Png(shade: (byte)shade)))
        );

        Assert.All(added, answer => answer.Is(201));
        Assert.Equal(6, (await Urls(home)).Distinct().Count());
    }

    [Fact]
    public async Task What_is_no_photo_is_refused_and_nothing_is_kept()
    {
        var home = await Given.Home();
        var read = (await home.Host.Get($"listings/{home.Id}")).Is(200);
        var picture = Pictures.Unique();

        (await Add(home, [.. "PK"u8, 3, 4, .. new byte[500]])).Refuses(422, "photo.not_an_image");
        (await Add(home, [.. picture, .. Pictures.Zip])).Refuses(422, "photo.disguised");
        (await Add(home, "<svg onload='alert(1)'/>"u8.ToArray())).Refuses(422, "photo.disguised");
        (await Add(home, [.. Pictures.PngStart, .. Pictures.PngHeader(50_000, 50_000)])).Refuses(
            422,
            "photo.too_many_pixels"
        );
        (await Add(home, [.. picture, .. new byte[20 * 1024 * 1024]])).Refuses(413, "request.too_large");
        (await Add(home, picture, isChunked: true, more: 10 * 1024 * 1024)).Refuses(413, "request.too_large");
        (await Add(home, picture, "text/html")).IsProblem(415);
        (await Add(home with { Host = await App.AsHost() }, picture)).Refuses(404, "not_found");
        (await Add(home with { Host = App.Anonymous }, picture)).IsProblem(401);
        (await Add(home with { Id = Guid.NewGuid() }, picture)).Refuses(404, "not_found");

        Assert.Empty(await Urls(home));
        Assert.Equal(read.Headers.ETag, (await home.Host.Get($"listings/{home.Id}")).Headers.ETag);
        (await Add(home, picture)).Is(201);
        (await Add(home, picture)).Refuses(409, "photo.there_already");
    }

    [Fact]
    public async Task A_listing_has_fifty_photos_at_most_and_an_archived_one_gets_no_more()
    {
        var home = await Given.Home();
        (await Add(home, Pictures.Unique())).Is(201);
        await App.Execute(
            """
            INSERT INTO listing_photos (id, listing_id, hash, type, width, height, bytes, position, created_at)
            SELECT gen_random_uuid(), $1, encode(sha256(convert_to($1::text || at, 'UTF8')), 'hex'), 'png', 1, 1, 1, at, now()
            FROM generate_series(1, 49) at
            """,
            home.Id
        );

        (await Add(home, Pictures.Png(shade: 200))).Refuses(422, "photo.too_many");

        (await home.Host.Delete($"listings/{home.Id}")).Is(200);
        (await Add(home, Pictures.Png(shade: 201))).Refuses(409, "listing.archived");
        var photo = Ids(await home.Host.Get($"listings/{home.Id}/photos"))[0];
        (await home.Host.Delete($"listings/{home.Id}/photos/{photo}")).Is(204);
    }

    [Theory]
    [InlineData("/photos/x.jpg")]
    [InlineData("/photos/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/photos/0000000000000000000000000000000000000000000000000000000000000000.svg")]
    [InlineData("/photos/0000000000000000000000000000000000000000000000000000000000000000.jpg")]
    [InlineData("/photos/00000000000000000000000000000000000000000000000000000000000000/0.jpg")]
    public async Task Nothing_but_a_photos_file_is_served(string path) =>
        (await App.Anonymous.Get(path)).Refuses(404, "not_found");

    /// <summary>The file of a photo that was deleted later is gone: the Worker has been at the earlier ones.</summary>
    private async Task Overtaken()
    {
        var home = await Given.Home();
        var photo = (await Add(home, Pictures.Unique())).Is(201);
        (await home.Host.Delete($"listings/{home.Id}/photos/{photo.Id()}")).Is(204);
        await Eventually.True(
            async () => (await App.Anonymous.Get(photo.Text("url"))).Status == 404,
            "the file of a photo that was deleted last to be gone"
        );
    }

    private static async Task<Answer> Add(
        Home home,
        byte[] file,
        string type = "image/jpeg",
        bool isChunked = false,
        int more = 0
    )
    {
        using var content = new ByteArrayContent([.. file, .. new byte[more]]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        (string, string)[] headers = isChunked ? [("Transfer-Encoding", "chunked")] : [];
        return await home.Host.Send(HttpMethod.Post, $"listings/{home.Id}/photos", content, headers);
    }

    private async Task<List<string>> Urls(Home home) =>
        [
            .. (await home.Host.Get($"listings/{home.Id}/photos"))
                .Is(200)
                .At("items")
                .EnumerateArray()
                .Select(photo => photo.GetProperty("url").GetString()!),
        ];

    private static List<Guid> Ids(Answer photos) =>
        [.. photos.Is(200).At("items").EnumerateArray().Select(photo => photo.GetProperty("id").GetGuid())];

    private static (string, string) IfMatch(Answer read) => ("If-Match", read.Headers.ETag!.ToString());
}
