using System.Text;
using System.Text.Json.Nodes;

namespace StandIns.Tests.Mailbox;

public sealed class MessageTests
{
    [Fact]
    public async Task Quoted_printable_base64_and_encoded_words_are_decoded()
    {
        await using var mailbox = await RunningMailbox.Start();

        var message = await mailbox.Receive(
            """
            From: =?iso-8859-1?Q?Andr=E9?= <andre@example.com>
            Subject: =?utf-8?B?w5x?=
             =?utf-8?B?YnVuZw==?= one
            Content-Type: multipart/alternative; boundary="a b"

            preamble
            --a b
            Content-Type: text/plain; charset=windows-1252
            Content-Transfer-Encoding: quoted-printable

            10=80 soft=
             break =3D =ZZ
            --a b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PHA+R3LDvGV6aTwv
            cD4=
            --a b--
            epilogue
            """
        );

        Assert.Equal("André <andre@example.com>", (string?)message["from"]);
        Assert.Equal("Übung one", (string?)message["subject"]);
        Assert.Equal("10€ soft break = =ZZ", (string?)message["text"]);
        Assert.Equal("<p>Grüezi</p>", (string?)message["html"]);
    }

    [Fact]
    public async Task Attachments_are_listed_and_downloaded()
    {
        await using var mailbox = await RunningMailbox.Start();

        var message = await mailbox.Receive(
            """
            Subject: With a calendar
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain

            The text
            --inner
            Content-Type: text/html

            <b>The html</b>
            --inner--
            --outer
            Content-Type: text/calendar; charset=utf-8
            Content-Disposition: attachment; filename*0*=utf-8''aufenth; filename*1*=%C3%A4lt.ics
            Content-Transfer-Encoding: base64

            QkVHSU46VkNBTEVOREFS
            --outer--
            """
        );

        var attachment = Assert.Single(message["attachments"]!.AsArray())!;
        Assert.Equal("aufenthält.ics", (string?)attachment["fileName"]);
        Assert.Equal("text/calendar", (string?)attachment["contentType"]);
        Assert.Equal("The text", (string?)message["text"]);
        Assert.Equal("<b>The html</b>", (string?)message["html"]);
        Assert.Equal(
            "BEGIN:VCALENDAR",
            await mailbox.Http.GetStringAsync($"/messages/{(string?)message["id"]}/attachments/0")
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("no headers at all")]
    [InlineData(": empty name\n\nbody")]
    [InlineData("Content-Type: multipart/mixed; boundary=x\n\n--x\n--x\n--x--")]
    [InlineData("Content-Type: multipart/mixed; boundary=\n\nbody")]
    [InlineData("Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\ncut off")]
    [InlineData("Content-Type: text/plain; charset=klingon\nContent-Transfer-Encoding: base64\n\n!!!=A")]
    [InlineData("Subject: =?utf-8?B?!!?= =?bad?Q?=?= =?utf-8?Q?=C3?=\n\nbody")]
    [InlineData("Content-Disposition: attachment; filename*0*=\nContent-Type: ;;;=\n\nbody")]
    public async Task Malformed_message_is_kept_and_shown(string raw)
    {
        await using var mailbox = await RunningMailbox.Start();

        var message = await mailbox.Receive(raw);

        var source = await mailbox.Http.GetStringAsync($"/messages/{(string?)message["id"]}/source");
        Assert.Equal(raw.ReplaceLineEndings("\r\n") + "\r\n", source);
    }

    [Fact]
    public async Task Parts_nested_without_end_do_not_break_the_parser()
    {
        await using var mailbox = await RunningMailbox.Start();
        var raw = new StringBuilder();
        for (var depth = 0; depth < 5000; depth++)
        {
            raw.Append("Content-Type: multipart/mixed; boundary=b\n\n--b\n");
        }

        Assert.NotNull(await mailbox.Receive(raw.ToString()));
    }

    [Fact]
    public async Task Latin_1_in_headers_and_body_is_readable()
    {
        await using var mailbox = await RunningMailbox.Start();

        var message = await mailbox.Receive(
            "Subject: Zürich\nContent-Type: text/plain; charset=iso-8859-1\n\nschön",
            Encoding.Latin1
        );

        Assert.Equal("Zürich", (string?)message["subject"]);
        Assert.Equal("schön\r\n", (string?)message["text"]);
    }

    [Fact]
    public async Task Links_of_html_and_text_are_found_once_each()
    {
        await using var mailbox = await RunningMailbox.Start();

        var message = await mailbox.Receive(
            """
            Content-Type: multipart/alternative; boundary=b

            --b

            See https://a.example/x?y=1 (or http://b.example/z).
            --b
            Content-Type: text/html

            <a class='x' href='https://a.example/x?y=1'>x</a> <a href="mailto:a@b.example">m</a>
            --b--
            """
        );

        Assert.Equal(
            ["https://a.example/x?y=1", "http://b.example/z"],
            message["links"]!.AsArray().Select(link => (string?)link)
        );
    }

    [Fact]
    public async Task Html_is_served_where_it_can_run_nothing()
    {
        await using var mailbox = await RunningMailbox.Start();
        var message = await mailbox.Receive("Content-Type: text/html\n\n<script>alert(1)</script>");

        var response = await mailbox.Http.GetAsync($"/messages/{(string?)message["id"]}/html");

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-scripts", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_found_by_recipient_subject_and_time()
    {
        await using var mailbox = await RunningMailbox.Start();
        await mailbox.Send("ana@example.com", "Verify your address");
        await mailbox.Send("dana@example.com", "Verify your address");
        await mailbox.Send("ana@example.com", "Booking confirmed");

        Assert.Equal(
            ["Booking confirmed", "Verify your address"],
            Subjects(await mailbox.Messages("?to=ANA@example.com"))
        );
        Assert.Equal(3, (await mailbox.Messages("?to=ana")).Count);
        Assert.Single(await mailbox.Messages("?to=ana@example.com&subject=verify"));
        var first = (await mailbox.Messages())[2]!;
        Assert.Equal(2, (await mailbox.Messages($"?after={(string?)first["id"]}")).Count);
        Assert.Equal(2, (await mailbox.Messages($"?after={Uri.EscapeDataString((string)first["receivedAt"]!)}")).Count);
        Assert.Empty(await mailbox.Messages("?after=2999-01-01T00:00:00Z"));
    }

    [Fact]
    public async Task Who_waits_is_answered_when_the_message_arrives()
    {
        await using var mailbox = await RunningMailbox.Start();

        var waiting = mailbox.Messages("?to=guest@example.com&wait=30");
        await mailbox.Send("other@example.com");
        await mailbox.Send("guest@example.com", "Awaited");

        Assert.Equal(["Awaited"], Subjects(await waiting.WaitAsync(TimeSpan.FromSeconds(25))));
    }

    [Fact]
    public async Task Who_waits_in_vain_is_answered_with_nothing()
    {
        await using var mailbox = await RunningMailbox.Start();

        Assert.Empty(await mailbox.Messages("?to=guest@example.com&wait=0.1"));
    }

    [Fact]
    public async Task Page_is_told_of_new_messages()
    {
        await using var mailbox = await RunningMailbox.Start();
        using var patience = new CancellationTokenSource(Patience.Long);
        await using var stream = await mailbox.Http.GetStreamAsync("/events", patience.Token);
        using var reader = new StreamReader(stream);
        Assert.Equal("data: changed", await reader.ReadLineAsync(patience.Token));
        await reader.ReadLineAsync(patience.Token);

        await mailbox.Send("guest@example.com");

        Assert.Equal("data: changed", await reader.ReadLineAsync(patience.Token));
        Assert.Contains("<title>Mailbox</title>", await mailbox.Http.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_survive_a_restart_when_a_folder_is_given()
    {
        var folder = Directory.CreateTempSubdirectory("mailbox-");
        try
        {
            JsonNode before;
            await using (var mailbox = await RunningMailbox.Start($"--Data:Folder={folder.FullName}"))
            {
                await mailbox.Send("guest@example.com", "Kept");
                await mailbox.Send("host@example.com", "Also kept");
                before = await mailbox.Messages();
            }

            await using (var mailbox = await RunningMailbox.Start($"--Data:Folder={folder.FullName}"))
            {
                Assert.Equal(before.ToJsonString(), (await mailbox.Messages()).ToJsonString());
                await mailbox.Http.DeleteAsync("/messages?to=guest@example.com");
                Assert.Equal(["Also kept"], Subjects(await mailbox.Messages()));
                Assert.Single(folder.GetFiles());
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Oldest_messages_go_when_there_are_too_many()
    {
        await using var mailbox = await RunningMailbox.Start("--Data:MaxMessages=2");

        foreach (var subject in new[] { "one", "two", "three" })
        {
            await mailbox.Send("guest@example.com", subject);
        }

        Assert.Equal(["three", "two"], Subjects(await mailbox.Messages()));
    }

    [Fact]
    public async Task Health_is_answered()
    {
        await using var mailbox = await RunningMailbox.Start();

        Assert.Equal("Healthy", await mailbox.Http.GetStringAsync("/health"));
    }

    private static IEnumerable<string?> Subjects(JsonArray messages) =>
        messages.Select(message => (string?)message!["subject"]);
}
