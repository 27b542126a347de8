using Airbnb.Api.Http;

namespace Airbnb.Api.Accounts;

/// <summary>The page that the link in the mail to somebody new opens.</summary>
public sealed class GetVerifyEmail() : GetMailedPage("verify-email", Page)
{
    private static readonly MailedPage Page = new(
        EmbeddedPages.Read<GetVerifyEmail>("VerifyEmail.html"),
        "verify.",
        "accounts/verification",
        "token"
    );
}
