using System.Net.Http.Headers;
using Airbnb.Tests.Listings.Photos;

namespace Airbnb.Tests.Accounts.Profiles;

public sealed class ProfileTests(SharedStack stack) : SharedStackTests(stack)
{
    private static readonly object Profile = new
    {
        name = "Gwen Guestley",
        bio = "Sleeps well near water.\nReads maps.",
        languages = new[] { "en", "pt" },
        phone = "+351912345678",
    };

    [Fact]
    public async Task What_people_say_of_themselves_is_for_all_but_their_number()
    {
        var gwen = await App.AsGuest();
        var read = (await gwen.Get("me")).Is(200);
        Assert.Equal("\"0\"", read.Headers.ETag!.Tag);

        var edited = (await gwen.Put("me", Profile, ("If-Match", "\"0\""))).Is(200);

        Assert.Equal("\"1\"", edited.Headers.ETag!.Tag);
        Assert.Equal("+351912345678", edited.Text("phone"));
        (await gwen.Put("me", Profile, ("If-Match", "\"0\""))).Refuses(412, "stale");
        var seen = (await App.Anonymous.Get($"users/{gwen.UserId}")).Is(200);
        Assert.Equal(
            ("Gwen", "Sleeps well near water.\nReads maps.", "en"),
            (seen.Text("name"), seen.Text("bio"), seen.At("languages")[0].GetString())
        );
        Assert.DoesNotContain("351912345678", seen.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", " ")]
    [InlineData("bio", "a\u0007b")]
    [InlineData("phone", "0912 345")]
    [InlineData("languages", "xx")]
    public async Task What_is_malformed_is_named(string field, string value)
    {
        var profile = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["name"] = "Gwen",
            [field] = field == "languages" ? new[] { value } : value,
        };
        var refused = await (await App.AsGuest()).Put("me", profile, ("If-Match", "\"0\""));
        refused.Refuses(400, "request.invalid");
        Assert.Equal([field], refused.At("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task A_picture_is_cleaned_shown_and_gone_when_another_takes_its_place()
    {
        var gwen = await App.AsGuest();
        var (first, second) = (Pictures.Png(shade: 7), Pictures.Png(width: 321, shade: 8));
        var shown = (await Show(gwen, first)).Is(200).Text("picture");
        (await App.Anonymous.Get(shown)).Is(200);
        (await Show(gwen, "no picture"u8.ToArray())).Refuses(422, "photo.not_an_image");

        var next = (await Show(gwen, second)).Is(200).Text("picture");

        Assert.Equal(next, (await App.Anonymous.Get($"users/{gwen.UserId}")).Text("picture"));
        await Eventually.True(
            async () => (await App.Anonymous.Get(shown)).Status == 404,
            "the picture from before to be deleted"
        );
        (await App.Anonymous.Get(next)).Is(200);
        (await gwen.Delete("me/picture")).Is(200);
        await Eventually.True(async () => (await App.Anonymous.Get(next)).Status == 404, "the last to be deleted");
    }

    [Fact]
    public async Task A_host_is_who_has_agreed_to_the_terms_in_force()
    {
        var hugo = await new Registration(App).Enter();
        var me = (await hugo.Get("me")).Is(200);
        var terms = me.Text("hosting.terms");
        var draft = (await hugo.Post("listings", new { title = "Blue door" })).Is(201).Id();
        (await hugo.Post($"listings/{draft}/publication")).Refuses(422, "listing.terms_not_accepted");
        (await hugo.Post("me/hosting", new { terms = "1999-01" })).Refuses(422, "account.terms_outdated");

        var since = (await hugo.Post("me/hosting", new { terms })).Is(200).Text("hosting.since");

        (await hugo.Post($"listings/{draft}/publication")).Refuses(422, "listing.incomplete");
        Assert.Equal(since, (await hugo.Post("me/hosting", new { terms })).Is(200).Text("hosting.since"));
        Assert.Equal(
            terms,
            await App.Scalar<string>(
                "SELECT min(version) FROM consents WHERE user_id = $1 AND kind = 'host_terms' AND is_given",
                me.Id()
            )
        );
    }

    private static Task<Answer> Show(Client person, byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return person.Send(HttpMethod.Put, "me/picture", content);
    }
}
