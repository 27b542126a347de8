using System.Net.Http.Json;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using MailboxSandbox;
using MailboxSandbox.Smtp;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Tests.Mailbox;

/// <summary>The mailbox on free ports, with real clients of both of its sides.</summary>
internal sealed class RunningMailbox : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningMailbox(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public int SmtpPort => _app.Services.GetRequiredService<SmtpServer>().Port;

    public static async Task<RunningMailbox> Start(params string[] settings)
    {
        var app = MailboxApp.Build(["--urls=http://127.0.0.1:0", "--SMTP_PORT=0", .. settings]);
        await app.StartAsync();
        return new RunningMailbox(app);
    }

    public async Task Send(MailMessage message)
    {
        using var smtp = new SmtpClient("127.0.0.1", SmtpPort);
        await smtp.SendMailAsync(message);
    }

    public Task Send(string to, string subject = "Hello", string body = "A body") =>
        Send(new MailMessage("noreply@airbnb.example", to, subject, body));

    public async Task<JsonArray> Messages(string query = "") =>
        (await Http.GetFromJsonAsync<JsonArray>("/messages" + query))!;

    /// <summary>Sends a message as the bytes say.</summary>
    public async Task<JsonNode> Receive(string raw, Encoding? encoding = null)
    {
        await using var smtp = await SmtpTalk.Connect(SmtpPort);
        await smtp.Say("EHLO test");
        await smtp.Say("MAIL FROM:<a@example.com>");
        await smtp.Say("RCPT TO:<b@example.com>");
        await smtp.Say("DATA");
        await smtp.Write((encoding ?? Encoding.UTF8).GetBytes(raw.ReplaceLineEndings("\r\n") + "\r\n.\r\n"));
        Assert.StartsWith("250", await smtp.Hear(), StringComparison.Ordinal);
        return (await Messages())[0]!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>SMTP word by word.</summary>
internal sealed class SmtpTalk(TcpClient client) : IAsyncDisposable
{
    private readonly StreamReader _reader = new(client.GetStream(), Encoding.UTF8);

    public static async Task<SmtpTalk> Connect(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        var talk = new SmtpTalk(client);
        Assert.StartsWith("220", await talk.Hear(), StringComparison.Ordinal);
        return talk;
    }

    public async Task<string> Say(string line)
    {
        await Write(Encoding.UTF8.GetBytes(line + "\r\n"));
        return await Hear();
    }

    public async Task Write(byte[] bytes) => await client.GetStream().WriteAsync(bytes);

    /// <summary>An answer with all its lines.</summary>
    public async Task<string> Hear()
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        var answer = new StringBuilder();
        while (await _reader.ReadLineAsync(patience.Token) is { } line)
        {
            answer.AppendLine(line);
            if (line.Length < 4 || line[3] == ' ')
            {
                break;
            }
        }

        return answer.ToString();
    }

    public async Task<bool> HasEnded()
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        return await _reader.ReadLineAsync(patience.Token) is null;
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
