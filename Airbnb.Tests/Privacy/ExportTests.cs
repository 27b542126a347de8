using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Airbnb.Tests.Listings.Photos;

namespace Airbnb.Tests.Privacy;

public sealed class ExportTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_link_to_all_ones_data_comes_by_mail()
    {
        var (guest, host) = (await Person.New(App), await Person.New(App));
        var home = await Given.Home(host.Client);
        await guest.Client.Post($"listings/{home.Id}/enquiries", new { text = "Is there a lift?" });
        await Given.Confirmed(home, guest: guest.Client);
        var photo = await Upload(host, HttpMethod.Post, $"listings/{home.Id}/photos", "url");
        var ownPhoto = await Upload(
            guest,
            HttpMethod.Post,
            $"listings/{(await Given.Home(guest.Client)).Id}/photos",
            "url"
        );
        var picture = await Upload(guest, HttpMethod.Put, "me/picture", "picture");

        (await guest.Client.Post("me/export")).Is(202);
        var (files, pictures) = await Fetch(guest);

        Assert.Contains(ownPhoto, pictures);
        Assert.Contains(picture, pictures);
        Assert.DoesNotContain(photo, pictures);
        Assert.Equal(guest.Email, files["account.json"][0].GetProperty("email").GetString());
        Assert.Equal(1, files["bookings.json"].GetArrayLength());
        Assert.Equal("succeeded", files["payments.json"][0].GetProperty("status").GetString());
        var everything = string.Join('\n', files.Values);
        Assert.DoesNotContain(host.Traces, trace => everything.Contains(trace, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task One_copy_at_a_time_is_made_for_somebody()
    {
        var guest = await App.AsGuest();
        await App.Execute(
            """
            INSERT INTO exports (id, user_id, asked_at)
            SELECT gen_random_uuid(), $1, now() + "offset" FROM platform_clock
            """,
            guest.UserId
        );

        (await guest.Post("me/export")).IsProblem(409);
    }

    [Fact]
    public async Task A_link_of_somebody_elses_making_opens_nothing() =>
        (await App.Anonymous.Post("exports/downloads", new { token = "CfDJ8" })).Refuses(422, "export.gone");

    [Fact]
    public async Task Whoever_asks_again_and_again_has_to_wait()
    {
        var guest = await App.AsGuest();
        await App.Execute(
            """
            INSERT INTO exports (id, user_id, asked_at, ready_at, expires_at, bytes)
            SELECT gen_random_uuid(), $1, asked, asked, asked + interval '7 days', 1
            FROM platform_clock, generate_series(1, 3) hours, LATERAL (
                SELECT now() + "offset" - hours * interval '1 hour' AS asked) a
            """,
            guest.UserId
        );

        var refused = (await guest.Post("me/export")).Refuses(429, "export.too_often");

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalHours, 20, 21.1);
    }

    [Fact]
    public async Task A_link_works_for_a_week_and_then_the_file_is_gone()
    {
        var guest = await Person.New(App);
        (await guest.Client.Post("me/export")).Is(202);
        var token = await Token(guest);
        (await App.Anonymous.Post("exports/downloads", new { token })).Is(200);
        Assert.NotEmpty(Traced.InFolders(guest.Traces));

        await App.Execute(
            """
            WITH due AS (UPDATE deadlines SET due_at = now() - interval '1 day' WHERE kind = 'export_expired'
                AND subject = (SELECT id FROM exports WHERE user_id = $1))
            SELECT pg_notify('deadlines', '')
            """,
            guest.Client.UserId
        );

        await Eventually.True(
            async () => (await App.Anonymous.Post("exports/downloads", new { token })).Status == 422,
            "the link to end"
        );
        Assert.Empty(Traced.InFolders(guest.Traces));
    }

    private async Task<string> Token(Person person)
    {
        var mail = await App.Mailbox.Await(person.Email, "Your data is ready");
        return mail.GetProperty("text").GetString()!.Split("token=")[1].Split('\n')[0].Trim();
    }

    /// <summary>A picture like nobody else's; its bytes as everybody gets them.</summary>
    private async Task<byte[]> Upload(Person person, HttpMethod method, string path, string url)
    {
        using var file = new ByteArrayContent(Pictures.Unique());
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        var kept = await person.Client.Send(method, path, file);
        return await App.Http.GetByteArrayAsync(kept.Text(url));
    }

    /// <summary>What is in the zip: its JSON by name, and its pictures.</summary>
    private async Task<(Dictionary<string, JsonElement> Files, List<byte[]> Pictures)> Fetch(Person person)
    {
        var token = await Token(person);
        using var answer = await App.Http.PostAsJsonAsync("api/v1/exports/downloads", new { token });
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var files = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var pictures = new List<byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using (var packed = await entry.OpenAsync())
                await packed.CopyToAsync(content);
            if (entry.Name.EndsWith(".json", StringComparison.Ordinal))
                files.Add(entry.FullName, JsonSerializer.Deserialize<JsonElement>(content.ToArray()));
            else
                pictures.Add(content.ToArray());
        }
        return (files, pictures);
    }
}
