using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Notifications;
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
        var content = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["me"] = new Said(reset.Name),
            ["link"] = links.ResetPassword(reset.Code),
            ["minutes"] = IssueReset.LifeTime.TotalMinutes,
        };
        var to = new MailAddress(reset.Email, reset.Name);
        return mailer.Send(new Mail(to, reset.Language, "password_reset", requestId, content), ct);
    }
}
