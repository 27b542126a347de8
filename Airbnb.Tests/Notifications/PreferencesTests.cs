using System.Text.Json;
using Airbnb.Tests.Accounts;

namespace Airbnb.Tests.Notifications;

/// <summary>In which language people are told things, and what of it by mail.</summary>
public sealed class PreferencesTests(SharedStack stack) : SharedStackTests(stack)
{
    private const string Path = "me/notification-preferences";

    [Fact]
    public async Task Everybody_starts_with_mail_of_every_kind_but_tips()
    {
        var answer = (await (await App.AsGuest()).Get(Path)).Is(200);

        Assert.Equal(
            """{"language":"en","mail":{"bookings":true,"payouts":true,"reminders":true,"reviews":true,"messages":true,"tips":false}}""",
            answer.Body
        );
        Assert.Equal("\"0\"", answer.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_choice_is_kept_and_two_editors_do_not_overwrite_each_other()
    {
        var reader = await App.AsGuest();

        var chosen = (await Choose(reader, "\"0\"", reviews: false)).Is(200);

        Assert.Equal("\"1\"", chosen.Headers.ETag!.Tag);
        Assert.Equal(chosen.Body, (await reader.Get(Path)).Is(200).Body);
        Assert.Equal("de", (await reader.Get("me")).Is(200).Text("language"));
        (await Choose(reader, "\"0\"", reviews: true)).IsProblem(412);
        (await Choose(reader, null, reviews: true)).IsProblem(428);
        Assert.False((await reader.Get(Path)).At("mail.reviews").GetBoolean());
    }

    [Fact]
    public async Task Mails_about_bookings_cannot_be_switched_off()
    {
        var reader = await App.AsGuest();

        (await Choose(reader, "\"0\"", bookings: false)).Refuses(422, "notifications.bookings_are_mailed");

        Assert.Equal("en", (await reader.Get(Path)).Text("language"));
    }

    [Fact]
    public async Task Who_registers_is_written_to_in_the_language_they_prefer()
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var body = new
        {
            email,
            password = Registration.Password,
            name = "Änne",
        };

        (await App.Anonymous.Post("accounts", body, ("Accept-Language", "fr, de-AT;q=0.8, en;q=0.5"))).Is(202);

        var mail = await App.Mailbox.Await(email, "Bestätige deine E-Mail-Adresse");
        Assert.Contains("Adresse dir gehört", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Null(mail.Header("List-Unsubscribe"));
        (await App.Anonymous.Post("accounts", body, ("Accept-Language", "tlh;q=nonsense"))).Is(202);
        await App.Mailbox.Await(email, "Confirm your e-mail address"); // the latest registration counts
    }

    [Theory]
    [InlineData("de-CH", "de", "Meine Adresse bestätigen")]
    [InlineData("fr", "en", "Confirm my address")]
    public async Task The_page_behind_that_mail_speaks_their_language_too(string tag, string language, string button)
    {
        var page = await App.Anonymous.Send(HttpMethod.Get, "/verify-email", null, ("Accept-Language", tag));

        Assert.Contains($"<html lang=\"{language}\">", page.Is(200).Body, StringComparison.Ordinal);
        Assert.Contains($">{button}</button>", System.Net.WebUtility.HtmlDecode(page.Body), StringComparison.Ordinal);
        Assert.DoesNotContain("{verify", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("{texts}", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_booking_is_told_in_the_readers_language_and_the_feed_follows_it()
    {
        var guest = await App.AsGuest();
        (await Choose(guest, "\"0\"")).Is(200);

        var held = await Given.Confirmed(guest: guest);

        var mail = await App.Mailbox.Await(guest.Email, "Dein Aufenthalt ist bestätigt");
        Assert.Contains("Reinigungsgebühr: 60,00", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        await App.Mailbox.Await(held.Home.Host.Email, "New booking");
        Assert.StartsWith("Dein Aufenthalt in „Blue door", await FirstText(guest), StringComparison.Ordinal);
        (await Choose(guest, "\"1\"", "en")).Is(200);
        Assert.StartsWith("Your stay at Blue door", await FirstText(guest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_is_read_and_the_rest_is_counted()
    {
        var home = await Given.Home();
        foreach (var inDays in new[] { 30, 40, 50 })
            await Given.Confirmed(home, await Given.Nights(inDays, 2));
        var (host, stranger) = (home.Host, await App.AsHost());
        await Eventually.True(async () => (await host.Feed()).Count == 3, "three notices");
        var feed = await host.Feed();

        var page = (await host.Get("notifications?limit=2")).Is(200);
        Assert.Equal(3, page.At("unread").GetInt32());
        Assert.Single(
            (await host.Get($"notifications?limit=2&after={page.Text("next")}")).At("items").EnumerateArray()
        );
        (await stranger.Post($"notifications/{Id(feed[0])}/reading")).IsProblem(404);
        Assert.Empty(await stranger.Feed());

        (await host.Post($"notifications/{Id(feed[2])}/reading")).Is(204);
        (await host.Post($"notifications/{Id(feed[2])}/reading")).Is(204);
        Assert.Equal([Id(feed[0]), Id(feed[1])], (await host.Feed("&unread=true")).Select(Id));
        Assert.NotEqual(JsonValueKind.Null, (await host.Feed())[2].GetProperty("readAt").ValueKind);

        (await host.Post($"notifications/reading?upTo={Id(feed[1])}")).Is(204);
        Assert.Equal([Id(feed[0])], (await host.Feed("&unread=true")).Select(Id));

        (await host.Post("notifications/reading")).Is(204);
        Assert.Equal(0, (await host.Get("notifications")).At("unread").GetInt32());
        Assert.Equal(3, (await host.Feed()).Count);
    }

    private static async Task<string> FirstText(Client reader) =>
        (await reader.Feed())[0].GetProperty("text").GetString()!;

    private static Guid Id(JsonElement item) => item.GetProperty("id").GetGuid();

    private static Task<Answer> Choose(
        Client reader,
        string? version,
        string language = "de",
        bool bookings = true,
        bool reviews = true
    ) =>
        reader.Put(
            Path,
            new
            {
                language,
                mail = new
                {
                    bookings,
                    payouts = true,
                    reminders = true,
                    reviews,
                    messages = true,
                    tips = false,
                },
            },
            version is null ? [] : [("If-Match", version)]
        );
}
