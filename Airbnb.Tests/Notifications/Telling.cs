using System.Text.Json;

namespace Airbnb.Tests.Notifications;

/// <summary>What somebody was told, in their feed and by mail.</summary>
public static class Telling
{
    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Feed(this Client reader, string query = "") =>
        [.. (await reader.Get($"notifications?limit=100{query}")).Is(200).At("items").EnumerateArray()];

    /// <summary>Waits until the reader was told these, and only these. What follows closely may come in another order.</summary>
    public static async Task IsTold(this AirbnbApp app, Client reader, params (string Kind, string Subject)[] notices)
    {
        var (feed, mails) = ("", "");
        try
        {
            await Eventually.True(
                async () =>
                {
                    feed = Sorted((await app.KindsIn(reader)).Split(", "));
                    mails = await app.SubjectsTo(reader);
                    return feed == Sorted(notices.Select(notice => notice.Kind))
                        && mails.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == notices.Length;
                },
                "feed and mailbox to be complete"
            );
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            throw new Xunit.Sdk.XunitException($"{failure.Message} The feed: {feed}. The mails:\n{mails}", failure);
        }
        foreach (var (_, subject) in notices)
            Assert.Contains(subject, mails, StringComparison.Ordinal);
    }

    /// <summary>Both sides were told these, and are told no more when all of it comes again.</summary>
    public static async Task AreToldOnce(
        this AirbnbApp app,
        Held held,
        (string, string)[] guest,
        (string, string)[] host
    )
    {
        await app.IsTold(held.Guest, guest);
        await app.IsTold(held.Home.Host, host);
        await app.DeliverAgain(held);
        await app.IsTold(held.Guest, guest);
        await app.IsTold(held.Home.Host, host);
    }

    private static string Sorted(IEnumerable<string> kinds) => string.Join(", ", kinds.Order(StringComparer.Ordinal));

    public static async Task<string> KindsIn(this AirbnbApp app, Client reader) =>
        string.Join(", ", (await reader.Feed()).Reverse().Select(item => item.GetProperty("kind").GetString()));

    public static async Task<string> SubjectsTo(this AirbnbApp app, Client reader) =>
        string.Join('\n', (await app.Mailbox.To(reader.Email)).Select(mail => mail.GetProperty("subject").GetString()));

    /// <summary>Remembers every message from now on, beside the product's own tables.</summary>
    public static Task RememberMessages(this AirbnbApp app) =>
        app.Execute(
            """
            CREATE SCHEMA IF NOT EXISTS tests;
            CREATE TABLE IF NOT EXISTS tests.sent (message_id uuid, type text, payload jsonb);
            CREATE OR REPLACE FUNCTION tests.remember() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN INSERT INTO tests.sent VALUES (NEW.message_id, NEW.type, NEW.payload); RETURN NULL; END $$;
            CREATE OR REPLACE TRIGGER remember AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION tests.remember();
            """
        );

    /// <summary>Everything about the booking reaches its handlers once more, as a broker may do it.</summary>
    public static async Task DeliverAgain(this AirbnbApp app, Held held)
    {
        await app.Execute(
            """
            INSERT INTO outbox (id, message_id, type, payload)
            SELECT gen_random_uuid(), message_id, type, payload FROM (
                SELECT DISTINCT message_id, type, payload FROM tests.sent
                WHERE payload ->> 'bookingId' = $1::text OR payload ->> 'notificationId' IN (
                    SELECT id::text FROM notifications WHERE booking_id = $1)) AS again
            """,
            held.Id
        );
        var given = new Given(app);
        var later = await given.Confirmed(); // overtakes none of them
        await app.Mailbox.Await(later.Guest.Email, "confirmed");
        await app.Mailbox.Await(later.Home.Host.Email, "New booking");
    }

    /// <summary>The address with which a mail is got rid of, for mail programs.</summary>
    public static string UnsubscribeLink(this JsonElement mail)
    {
        Assert.Equal("List-Unsubscribe=One-Click", Header(mail, "List-Unsubscribe-Post"));
        return new Uri(Header(mail, "List-Unsubscribe")!.Trim('<', '>')).PathAndQuery;
    }

    public static string? Header(this JsonElement mail, string name) =>
        mail.GetProperty("headers").TryGetProperty(name, out var values) ? values[0].GetString() : null;
}
