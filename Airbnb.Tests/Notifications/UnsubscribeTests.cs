using Airbnb.Core.Notifications;
using Microsoft.AspNetCore.DataProtection;

namespace Airbnb.Tests.Notifications;

/// <summary>One click, without a session, and never by opening the link alone.</summary>
public sealed class UnsubscribeTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_mail_program_unsubscribes_its_reader_with_the_header_of_the_mail_alone()
    {
        var (reader, link) = await Reminded();

        (await Get(link)).Is(200); // as link scanners do
        Assert.True(await WantsReminders(reader));

        (await Post(link, "List-Unsubscribe=One-Click")).Is(200);

        Assert.False(await WantsReminders(reader));
        Assert.True((await reader.Get("me/notification-preferences")).At("mail.reviews").GetBoolean());
        var version = (await reader.Get("me/notification-preferences")).Headers.ETag!.Tag;
        (await Post(link, "")).Is(200); // asked twice
        Assert.Equal(version, (await reader.Get("me/notification-preferences")).Headers.ETag!.Tag);
    }

    [Fact]
    public async Task The_page_asks_in_the_readers_language_and_its_button_posts()
    {
        var (reader, link) = await Reminded();
        await App.Execute("UPDATE users SET language = 'de' WHERE id = $1", reader.UserId);

        var page = (await Get(link)).Is(200);

        Assert.Equal("text/html", page.MediaType);
        Assert.Contains("<html lang=\"de\">", page.Body, StringComparison.Ordinal);
        Assert.Contains("Erinnerungen vor der Reise", page.Body, StringComparison.Ordinal);
        Assert.Contains(
            "<form method=\"post\"><button>Abbestellen</button></form>",
            page.Body,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "form-action 'self'",
            page.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("Abbestellt", (await Post(link, "")).Is(200).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/unsubscribe")]
    [InlineData("/unsubscribe?token=CfDJ8")]
    [InlineData("/unsubscribe?token=%2e%2e%2f")]
    public async Task What_is_not_our_link_changes_nothing_and_says_so(string link)
    {
        foreach (var answer in new[] { await Get(link), await Post(link, "List-Unsubscribe=One-Click") })
        {
            answer.Is(400);
            Assert.Contains("Not a whole link", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_link_says_whose_mail_and_of_which_kind_and_cannot_be_made_up()
    {
        var links = new UnsubscribeLinks(new EphemeralDataProtectionProvider());
        var link = new UnsubscribeLink(Guid.NewGuid(), NoticeCategory.Reviews);

        Assert.Equal(link, links.Read(links.Write(link)));
        Assert.Null(links.Read(new UnsubscribeLinks(new EphemeralDataProtectionProvider()).Write(link)));
        Assert.Null(links.Read("no+base64"));
    }

    /// <summary>Somebody who got a mail that is not part of the contract, and its link.</summary>
    private async Task<(Client Reader, string Link)> Reminded()
    {
        var held = await Given.Confirmed();
        await App.Execute(
            """
            INSERT INTO outbox (id, message_id, type, payload)
            VALUES (gen_random_uuid(), gen_random_uuid(), 'guest_reminder_due',
                    jsonb_build_object('bookingId', $1::text, 'days', 7))
            """,
            held.Id
        );
        var confirmation = await App.Mailbox.Await(held.Guest.Email, "Your stay is confirmed");
        Assert.Null(confirmation.Header("List-Unsubscribe"));
        var mail = await App.Mailbox.Await(held.Guest.Email, "In a week");
        var link = mail.UnsubscribeLink();
        Assert.Contains(link, mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        return (held.Guest, link);
    }

    private static async Task<bool> WantsReminders(Client reader) =>
        (await reader.Get("me/notification-preferences")).At("mail.reminders").GetBoolean();

    private Task<Answer> Get(string link) => App.Anonymous.Get(link);

    private Task<Answer> Post(string link, string body) =>
        App.Anonymous.Send(
            HttpMethod.Post,
            link,
            new StringContent(body, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded")
        );
}
