using System.Globalization;
using System.Text;
using MailboxSandbox.Messages;

namespace MailboxSandbox.Smtp;

/// <summary>One client's conversation (RFC 5321 with PIPELINING, 8BITMIME, SMTPUTF8 and SIZE).</summary>
internal sealed class SmtpSession(Stream stream, SmtpOptions options, MessageStore store, Faults faults)
{
    private const int MaxErrors = 20;

    private readonly SmtpInput _input = new(stream, options.IdleTimeout);
    private readonly List<string> _recipients = [];
    private string? _sender;
    private bool _greeted;
    private int _errors;

    public async Task TurnAway(CancellationToken stopping) =>
        await Answer("421 4.3.2 Too many clients, try again later", stopping);

    public async Task Run(CancellationToken stopping)
    {
        await Answer("220 localhost ESMTP mailbox", stopping);
        try
        {
            while (await _input.ReadCommand(stopping) is { } line)
            {
                if (!await Obey(line, stopping))
                {
                    return;
                }
            }
        }
        catch (TimeoutException)
        {
            await Answer("421 4.4.2 Timed out waiting for a command", stopping);
        }
    }

    private async Task<bool> Obey(string line, CancellationToken stopping)
    {
        var (verb, rest) = Split(line);
        switch (verb)
        {
            case "QUIT":
                await Answer("221 2.0.0 Bye", stopping);
                return false;
            case "DATA":
                await Data(stopping);
                break;
            default:
                await Answer(Reply(verb, rest), stopping);
                break;
        }

        if (_errors < MaxErrors)
        {
            return true;
        }

        await Answer("421 4.7.0 Too many errors", stopping);
        return false;
    }

    private string Reply(string verb, string rest) =>
        verb switch
        {
            "EHLO" => Greet(
                "250-localhost",
                "250-PIPELINING",
                "250-8BITMIME",
                "250-SMTPUTF8",
                $"250 SIZE {options.MaxMessageBytes.ToString(CultureInfo.InvariantCulture)}"
            ),
            "HELO" => Greet("250 localhost"),
            "MAIL" => Mail(rest),
            "RCPT" => Rcpt(rest),
            "RSET" => Reset(),
            "NOOP" => "250 2.0.0 OK",
            "VRFY" => "252 2.5.2 Send a message and see",
            "HELP" => "214 2.0.0 See RFC 5321",
            "AUTH" or "STARTTLS" or "EXPN" or "BDAT" => Error("502 5.5.1 Not offered here"),
            _ => Error("500 5.5.2 Command not understood"),
        };

    private string Greet(params string[] lines)
    {
        Reset();
        _greeted = true;
        return string.Join("\r\n", lines);
    }

    private string Reset()
    {
        _sender = null;
        _recipients.Clear();
        return "250 2.0.0 OK";
    }

    private string Mail(string rest)
    {
        if (!_greeted || _sender is not null)
        {
            return Error("503 5.5.1 Not now");
        }

        if (SmtpPath.Parse(rest, "FROM") is not { } path)
        {
            return Error("501 5.5.4 MAIL FROM:<address>");
        }

        if (path.Size > options.MaxMessageBytes)
        {
            return Error("552 5.3.4 Message too large");
        }

        _sender = path.Address;
        return "250 2.1.0 OK";
    }

    private string Rcpt(string rest)
    {
        if (_sender is null)
        {
            return Error("503 5.5.1 MAIL first");
        }

        if (SmtpPath.Parse(rest, "TO") is not { Address.Length: > 0 } path)
        {
            return Error("501 5.1.3 RCPT TO:<address>");
        }

        if (_recipients.Count >= options.MaxRecipients)
        {
            return Error("452 4.5.3 Too many recipients");
        }

        _recipients.Add(path.Address);
        return "250 2.1.5 OK";
    }

    private async Task Data(CancellationToken stopping)
    {
        if (_sender is null || _recipients.Count == 0)
        {
            await Answer(Error("503 5.5.1 RCPT first"), stopping);
            return;
        }

        await Answer("354 End with a dot on a line of its own", stopping);
        var raw = await _input.ReadData(options.MaxMessageBytes, stopping);
        await Answer(raw is null ? Error("552 5.3.4 Message too large") : await Accept(raw, stopping), stopping);
        Reset();
    }

    private async Task<string> Accept(byte[] raw, CancellationToken stopping)
    {
        if (await faults.Next(stopping) is { } refusal)
        {
            return refusal;
        }

        var message = await store.Add(_sender!, [.. _recipients], raw, stopping);
        return $"250 2.0.0 Kept as {message.Id}";
    }

    private string Error(string reply)
    {
        _errors++;
        return reply;
    }

    private async Task Answer(string reply, CancellationToken stopping) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\r\n"), stopping);

    private static (string Verb, string Arguments) Split(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0
            ? (line.ToUpperInvariant(), "")
            : (line[..space].ToUpperInvariant(), line[(space + 1)..].Trim());
    }
}
