using System.Globalization;
using System.Net.Http.Json;
using System.Net.Mail;
using System.Text;

namespace StandIns.Tests.Mailbox;

public sealed class SmtpTests
{
    [Fact]
    public async Task Client_of_the_framework_sends_text_and_html()
    {
        await using var mailbox = await RunningMailbox.Start();
        using var message = new MailMessage("Airbnb <noreply@airbnb.example>", "guest@example.com")
        {
            Subject = "Buchung bestätigt – Zürich 🏔",
            SubjectEncoding = Encoding.UTF8,
        };
        message.Bcc.Add("archive@example.com");
        message.Headers.Add("List-Unsubscribe", "<https://airbnb.example/unsubscribe/1>");
        message.AlternateViews.Add(
            AlternateView.CreateAlternateViewFromString("Grüezi!\r\n.dot\r\n", Encoding.UTF8, "text/plain")
        );
        message.AlternateViews.Add(
            AlternateView.CreateAlternateViewFromString(
                "<p>Grüezi! <a href=\"https://airbnb.example/verify?a=1&amp;b=2\">Verify</a></p>",
                Encoding.UTF8,
                "text/html"
            )
        );

        await mailbox.Send(message);

        var received = Assert.Single(await mailbox.Messages("?to=guest@example.com"))!;
        Assert.Equal("Buchung bestätigt – Zürich 🏔", (string?)received["subject"]);
        Assert.Equal("\"Airbnb\" <noreply@airbnb.example>", (string?)received["from"]);
        Assert.Equal("noreply@airbnb.example", (string?)received["envelopeFrom"]);
        Assert.Equal(["guest@example.com", "archive@example.com"], received["to"]!.AsArray().Select(to => (string?)to));
        Assert.Equal("Grüezi!\r\n.dot\r\n", (string?)received["text"]);
        Assert.Contains("<p>Grüezi!", (string?)received["html"], StringComparison.Ordinal);
        Assert.Equal("https://airbnb.example/verify?a=1&b=2", (string?)Assert.Single(received["links"]!.AsArray()));
        Assert.Equal("<https://airbnb.example/unsubscribe/1>", (string?)received["headers"]!["List-Unsubscribe"]![0]);
        Assert.False(received["headers"]!.AsObject().ContainsKey("Bcc"));
    }

    [Fact]
    public async Task Greeting_names_the_extensions()
    {
        await using var mailbox = await RunningMailbox.Start("--Smtp:MaxMessageBytes=5000");
        await using var smtp = await SmtpTalk.Connect(mailbox.SmtpPort);

        var greeting = await smtp.Say("EHLO client.example");

        foreach (var extension in new[] { "PIPELINING", "8BITMIME", "SMTPUTF8", "SIZE 5000" })
        {
            Assert.Contains(extension, greeting, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Commands_sent_in_one_go_are_all_answered_in_order()
    {
        await using var mailbox = await RunningMailbox.Start();
        await using var smtp = await SmtpTalk.Connect(mailbox.SmtpPort);

        await smtp.Write(
            "EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nSubject: s\r\n\r\n..stuffed\r\n.\r\nQUIT\r\n"u8.ToArray()
        );

        foreach (var code in new[] { "250", "250", "250", "354", "250", "221" })
        {
            Assert.StartsWith(code, await smtp.Hear(), StringComparison.Ordinal);
        }

        Assert.Equal(".stuffed\r\n", (string?)Assert.Single(await mailbox.Messages())!["text"]);
    }

    [Theory]
    [InlineData("MAIL FROM:<a@b.example>", "503")]
    [InlineData("EHLO x|RCPT TO:<a@b.example>", "503")]
    [InlineData("EHLO x|MAIL FROM:<a@b.example>|DATA", "503")]
    [InlineData("EHLO x|MAIL FROM:<a@b.example>|MAIL FROM:<a@b.example>", "503")]
    [InlineData("EHLO x|MAIL FROM:<a@b.example>|RSET|RCPT TO:<c@d.example>", "503")]
    [InlineData("EHLO x|MAIL FROM:a@b.example", "501")]
    [InlineData("EHLO x|MAIL FROM:<nobody>", "501")]
    [InlineData("EHLO x|MAIL FROM:<>", "250")]
    [InlineData("EHLO x|MAIL FROM:<a@b.example> SIZE=99999999", "552")]
    [InlineData("EHLO x|MAIL FROM:<a@b.example> BODY=8BITMIME SMTPUTF8|RCPT TO:<günther@exämple.com>", "250")]
    [InlineData("EHLO x|MAIL FROM:<a@b.example>|RCPT TO:<>", "501")]
    [InlineData("AUTH PLAIN AAAA", "502")]
    [InlineData("NOOP", "250")]
    [InlineData("noop", "250")]
    [InlineData("GET / HTTP/1.1", "500")]
    [InlineData("QUIT", "221")]
    public async Task Command_is_answered_with(string commands, string code)
    {
        await using var mailbox = await RunningMailbox.Start();
        await using var smtp = await SmtpTalk.Connect(mailbox.SmtpPort);

        var answer = "";
        foreach (var command in commands.Split('|'))
        {
            answer = await smtp.Say(command);
        }

        Assert.StartsWith(code, answer, StringComparison.Ordinal);
        Assert.Empty(await mailbox.Messages());
    }

    [Fact]
    public async Task Message_that_is_too_large_is_refused_and_the_session_goes_on()
    {
        await using var mailbox = await RunningMailbox.Start("--Smtp:MaxMessageBytes=1000");
        await using var smtp = await SmtpTalk.Connect(mailbox.SmtpPort);
        await smtp.Say("EHLO x");
        await smtp.Say("MAIL FROM:<a@b.example>");
        await smtp.Say("RCPT TO:<c@d.example>");
        await smtp.Say("DATA");

        var lines = string.Concat(Enumerable.Repeat(new string('x', 78) + "\r\n", 100));
        Assert.StartsWith("552", await smtp.Say(lines + "."), StringComparison.Ordinal);

        Assert.StartsWith("250", await smtp.Say("MAIL FROM:<a@b.example>"), StringComparison.Ordinal);
        Assert.Empty(await mailbox.Messages());
    }

    [Fact]
    public async Task Dot_between_bare_line_feeds_does_not_end_a_message()
    {
        await using var mailbox = await RunningMailbox.Start();
        await using var smtp = await SmtpTalk.Connect(mailbox.SmtpPort);
        await smtp.Say("EHLO x");
        await smtp.Say("MAIL FROM:<a@b.example>");
        await smtp.Say("RCPT TO:<c@d.example>");
        await smtp.Say("DATA");

        await smtp.Write("Subject: one\r\n\r\nbefore\n.\nMAIL FROM:<evil@b.example>\r\n.\r\n"u8.ToArray());
        Assert.StartsWith("250", await smtp.Hear(), StringComparison.Ordinal);

        Assert.Equal(
            "before\n.\nMAIL FROM:<evil@b.example>\r\n",
            (string?)Assert.Single(await mailbox.Messages())!["text"]
        );
    }

    [Fact]
    public async Task Endless_command_is_refused()
    {
        await using var mailbox = await RunningMailbox.Start();
        await using var smtp = await SmtpTalk.Connect(mailbox.SmtpPort);

        Assert.StartsWith("500", await smtp.Say(new string('A', 100_000)), StringComparison.Ordinal);
        Assert.StartsWith("250", await smtp.Say("NOOP"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silent_client_is_told_and_dropped()
    {
        await using var mailbox = await RunningMailbox.Start("--Smtp:IdleTimeout=00:00:00.2");
        await using var smtp = await SmtpTalk.Connect(mailbox.SmtpPort);

        Assert.StartsWith("421", await smtp.Hear(), StringComparison.Ordinal);
        Assert.True(await smtp.HasEnded());
    }

    [Fact]
    public async Task Client_that_only_errs_is_dropped()
    {
        await using var mailbox = await RunningMailbox.Start();
        await using var smtp = await SmtpTalk.Connect(mailbox.SmtpPort);

        for (var error = 0; error < 20; error++)
        {
            await smtp.Say("NONSENSE");
        }

        Assert.StartsWith("421", await smtp.Hear(), StringComparison.Ordinal);
        Assert.True(await smtp.HasEnded());
    }

    [Fact]
    public async Task Client_beyond_the_limit_is_turned_away()
    {
        await using var mailbox = await RunningMailbox.Start("--Smtp:MaxSessions=1");
        await using var first = await SmtpTalk.Connect(mailbox.SmtpPort);
        using var second = new System.Net.Sockets.TcpClient("127.0.0.1", mailbox.SmtpPort);

        using var reader = new StreamReader(second.GetStream());
        Assert.StartsWith("421", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_clients_at_once_lose_nothing()
    {
        await using var mailbox = await RunningMailbox.Start();

        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(number =>
                    mailbox.Send(string.Create(CultureInfo.InvariantCulture, $"guest{number}@example.com"))
                )
        );

        var recipients = (await mailbox.Messages()).Select(message => (string?)message!["to"]![0]);
        Assert.Equal(50, recipients.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Next_messages_are_refused_as_planned()
    {
        await using var mailbox = await RunningMailbox.Start();
        await mailbox.Http.PutAsJsonAsync("/faults", new { refuse = 1 });

        var refusal = await Assert.ThrowsAsync<SmtpException>(() => mailbox.Send("guest@example.com", "first"));
        await mailbox.Send("guest@example.com", "second");

        Assert.Equal(SmtpStatusCode.LocalErrorInProcessing, refusal.StatusCode);
        Assert.Equal("second", (string?)Assert.Single(await mailbox.Messages())!["subject"]);
    }

    [Fact]
    public async Task Next_messages_are_refused_for_good_as_planned()
    {
        await using var mailbox = await RunningMailbox.Start();
        await mailbox.Http.PutAsJsonAsync("/faults", new { refuse = 1, permanent = true });

        var refusal = await Assert.ThrowsAsync<SmtpException>(() => mailbox.Send("guest@example.com"));

        Assert.Equal(SmtpStatusCode.TransactionFailed, refusal.StatusCode);
    }

    [Fact]
    public async Task Next_messages_are_delayed_as_planned()
    {
        await using var mailbox = await RunningMailbox.Start();
        await mailbox.Http.PutAsJsonAsync("/faults", new { delay = 1, delayMilliseconds = 300 });
        var clock = System.Diagnostics.Stopwatch.StartNew();

        await mailbox.Send("guest@example.com");

        Assert.True(clock.Elapsed >= TimeSpan.FromMilliseconds(280), clock.Elapsed.ToString());
        Assert.Single(await mailbox.Messages());
    }
}
