using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Microsoft.Extensions.Options;

namespace Airbnb.Worker.Notifications;

/// <summary>Section <c>Mail</c>: who mails come from.</summary>
public sealed record MailOptions
{
    public string From { get; init; } = "no-reply@airbnb.localhost";
    public string FromName { get; init; } = "Airbnb.sln";
}

public static class MailErrors
{
    public static readonly Error RecipientRefused = new(
        "mail.recipient_refused",
        Kind.Refused,
        "The mail server says that there is no such mailbox."
    );
    public static readonly Error RecipientErased = new(
        "mail.recipient_erased",
        Kind.Refused,
        "Its reader has been forgotten, as they wished."
    );
}

/// <summary>Hands a mail to the SMTP server. A server that is away or unwell is a fault; no such mailbox a refusal.</summary>
public sealed class Mailer(MailServer server, MailTemplates templates, IOptions<MailOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<Result> Send(Mail mail, CancellationToken ct)
    {
        if (mail.To.Host == User.ErasedHost)
            return MailErrors.RecipientErased;
        using var message = Compose(mail);
        using var smtp = new SmtpClient(server.Host, server.Port)
        {
            EnableSsl = server.StartTls,
            Credentials = server.Credentials,
        };
        // SmtpClient.Timeout does not hold for its asynchronous calls.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await smtp.SendMailAsync(message, patience.Token);
            return Result.Done;
        }
        catch (SmtpFailedRecipientException exception) when (IsForGood(exception.StatusCode))
        {
            return MailErrors.RecipientRefused;
        }
        catch (OperationCanceledException exception) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server at {server} did not take a mail in {Patience}.", exception);
        }
    }

    private MailMessage Compose(Mail mail)
    {
        var from = new MailAddress(options.Value.From, options.Value.FromName);
        var (subject, text, html) = templates.Render(mail);
        var message = new MailMessage(from, mail.To) { Subject = subject, SubjectEncoding = Encoding.UTF8 };
        message.Headers.Add("Message-ID", mail.MessageId(from.Host));
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        if (mail.Unsubscribe is { } link)
        {
            message.Headers.Add("List-Unsubscribe", $"<{link}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058
        }
        message.AlternateViews.Add(Part(text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Part(html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView Part(string content, string type)
    {
        var part = AlternateView.CreateAlternateViewFromString(content.ReplaceLineEndings("\r\n"), Encoding.UTF8, type);
        part.TransferEncoding = TransferEncoding.QuotedPrintable;
        return part;
    }

    /// <summary>550, 551, 553 and no others: 552 is a mailbox that is full today, 530 our own configuration.</summary>
    private static bool IsForGood(SmtpStatusCode status) =>
        status
            is SmtpStatusCode.MailboxUnavailable
                or SmtpStatusCode.UserNotLocalTryAlternatePath
                or SmtpStatusCode.MailboxNameNotAllowed;
}
