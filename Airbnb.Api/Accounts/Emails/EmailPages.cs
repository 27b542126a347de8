using Airbnb.Api.Http;

namespace Airbnb.Api.Accounts.Emails;

/// <summary>The page that the link in the mail to a new address opens.</summary>
public sealed class GetConfirmEmail() : GetMailedPage("confirm-email", Page)
{
    private static readonly MailedPage Page = new(
        EmbeddedPages.Read<GetVerifyEmail>("VerifyEmail.html"),
        "email.",
        "email-changes/confirmation",
        "code"
    );
}

/// <summary>The page that the link in the mail to an old address opens.</summary>
public sealed class GetUndoEmail() : GetMailedPage("undo-email", Page)
{
    private static readonly MailedPage Page = new(
        EmbeddedPages.Read<GetVerifyEmail>("VerifyEmail.html"),
        "undo.",
        "email-changes/undoing",
        "code"
    );
}
