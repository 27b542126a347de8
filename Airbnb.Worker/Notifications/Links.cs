using Airbnb.Core.Accounts.Mailed;
using Airbnb.Core.Notifications;
using Microsoft.Extensions.Options;

namespace Airbnb.Worker.Notifications;

/// <summary>Section <c>Links</c>: where people reach the platform from outside.</summary>
public sealed record LinkOptions
{
    public Uri Web { get; init; } = new("http://localhost:5080");
}

/// <summary>The addresses that mails lead to.</summary>
public sealed class Links(IOptions<LinkOptions> options, UnsubscribeLinks unsubscribeLinks)
{
    // Behind #, where it does not get into the logs of what lies between.
    public string VerifyEmail(string token) => To($"verify-email#token={token}");

    public string Export(string token) => To($"export#token={token}");

    public string ResetPassword(OneTimeCode code) => To($"reset-password#code={code.Text}");

    public string ConfirmEmail(OneTimeCode code) => To($"confirm-email#code={code.Text}");

    public string UndoEmail(OneTimeCode code) => To($"undo-email#code={code.Text}");

    /// <summary>In the query: mail programs post to it as it stands.</summary>
    public string Unsubscribe(Guid userId, NoticeCategory category) =>
        To($"unsubscribe?token={unsubscribeLinks.Write(new UnsubscribeLink(userId, category))}");

    private string To(string path) => options.Value.Web.ToString().TrimEnd('/') + "/" + path;
}
