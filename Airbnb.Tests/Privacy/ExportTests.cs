using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;

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

        (await guest.Client.Post("me/export")).Is(202);
        (await guest.Client.Post("me/export")).IsProblem(409);
        var files = await Fetch(guest);

        Assert.Equal(guest.Email, files["account.json"][0].GetProperty("email").GetString());
        Assert.Equal(1, files["bookings.json"].GetArrayLength());
        Assert.Equal("succeeded", files["payments.json"][0].GetProperty("status").GetString());
        var everything = string.Join('\n', files.Values);
        Assert.DoesNotContain(host.Traces, trace => everything.Contains(trace, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_link_of_somebody_elses_making_opens_nothing() =>
        (await App.Anonymous.Post("exports/downloads", new { token = "CfDJ8" })).Refuses(422, "export.gone");

    private async Task<Dictionary<string, JsonElement>> Fetch(Person person)
    {
        var mail = await App.Mailbox.Await(person.Email, "Your data is ready");
        var token = mail.GetProperty("text").GetString()!.Split("token=")[1].Split('\n')[0].Trim();
        using var answer = await App.Http.PostAsJsonAsync("api/v1/exports/downloads", new { token });
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var files = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)))
        {
            await using var content = await entry.OpenAsync();
            files[entry.FullName] = await JsonSerializer.DeserializeAsync<JsonElement>(content);
        }
        return files;
    }
}
