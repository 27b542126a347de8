using Airbnb.Api.Http;

namespace Airbnb.Api.Accounts.Passwords;

/// <summary>The page that the link in the mail about a forgotten password opens.</summary>
public sealed class GetResetPassword() : GetMailedPage("reset-password", Page)
{
    private static readonly MailedPage Page = new(
        EmbeddedPages.Read<GetResetPassword>("ResetPassword.html"),
        "reset.",
        "password-resets/completion",
        "code"
    );
}
