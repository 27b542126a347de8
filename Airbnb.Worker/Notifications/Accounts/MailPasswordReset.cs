using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Passwords;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Notifications.Accounts;

/// <summary>Mails a way back in to the owner of the address, if there is one.</summary>
public sealed class MailPasswordReset(IssueReset issue, Links links, Mailer mailer) : IHandleStepwise<PasswordForgotten>
{
    public async Task<Result> Handle(PasswordForgotten message, CancellationToken ct)
    {
        var issued = await issue.For(message.RequestId, ct);
        var mailed = issued.Error is { } refusal ? refusal : await Mail(issued.Value, message.RequestId, ct);
        await issue.Done(message.RequestId, ct);
        return mailed;
    }

    private Task<Result> Mail(IssuedReset reset, Guid requestId, CancellationToken ct)
    {
        var mail = new Reader(reset.Email, reset.Name, reset.Language).Mail(
            "password_reset",
            requestId,
            ("link", links.ResetPassword(reset.Code)),
            ("minutes", IssueReset.LifeTime.TotalMinutes)
        );
        return mailer.Send(mail, ct);
    }
}
