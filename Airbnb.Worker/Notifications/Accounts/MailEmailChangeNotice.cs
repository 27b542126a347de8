using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Emails;
using Airbnb.Core.Notifications;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Notifications.Accounts;

/// <summary>Tells the old address that another was asked for, while its reader can still say no.</summary>
public sealed class MailEmailChangeNotice(TellOldAddress tell) : IHandleStepwise<EmailChangeRequested>
{
    public Task<Result> Handle(EmailChangeRequested message, CancellationToken ct) =>
        tell.Of(message.ChangeId, "email_change_requested", ct);
}

/// <summary>Tells the old address that it is not theirs any more, and how to take it back.</summary>
public sealed class MailEmailChanged(TellOldAddress tell) : IHandleStepwise<EmailChanged>
{
    public Task<Result> Handle(EmailChanged message, CancellationToken ct) =>
        tell.Of(message.ChangeId, "email_changed", ct);
}

/// <summary>Mails to the address that an account had, with a link that takes the change back.</summary>
public sealed class TellOldAddress(IssueEmailChange issue, Links links, Mailer mailer)
{
    public async Task<Result> Of(Guid changeId, string template, CancellationToken ct)
    {
        var issued = await issue.ToUndo(changeId, ct);
        if (issued.Error is { } refusal)
            return refusal;
        var (change, name) = (issued.Value.Change, issued.Value.Name);
        var mail = new Reader(change.OldEmail, name, issued.Value.Language).Mail(
            template,
            change.Id,
            ("address", new Said(change.NewEmail)),
            ("link", links.UndoEmail(issued.Value.Code!)),
            ("hours", EmailChange.UndoneWithin.TotalHours)
        );
        return await mailer.Send(mail, ct);
    }
}
