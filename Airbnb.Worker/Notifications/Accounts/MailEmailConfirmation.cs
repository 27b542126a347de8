using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Emails;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Notifications.Accounts;

/// <summary>Asks whoever reads the new address whether an account shall be theirs; or says that they have one.</summary>
public sealed class MailEmailConfirmation(IssueEmailChange issue, Links links, Mailer mailer)
    : IHandleStepwise<EmailChangeRequested>
{
    public async Task<Result> Handle(EmailChangeRequested message, CancellationToken ct)
    {
        var issued = await issue.ToConfirm(message.ChangeId, ct);
        if (issued.Error is { } refusal)
            return refusal;
        var (change, code) = (issued.Value.Change, issued.Value.Code);
        // Without the name: nobody should be able to send a stranger text of theirs through us.
        var to = new MailAddress(change.NewEmail);
        var content = new Dictionary<string, object>(StringComparer.Ordinal);
        if (code is null)
            return await mailer.Send(new Mail(to, issued.Value.Language, "email_taken", change.Id, content), ct);
        content["link"] = links.ConfirmEmail(code);
        content["hours"] = EmailChange.ConfirmedWithin.TotalHours;
        return await mailer.Send(new Mail(to, issued.Value.Language, "email_confirmation", change.Id, content), ct);
    }
}
