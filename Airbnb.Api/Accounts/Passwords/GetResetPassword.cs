using Airbnb.Api.Http;
using Airbnb.Core.Access;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Passwords;

/// <summary>The page that the link in the mail about a forgotten password opens.</summary>
public sealed class GetResetPassword : EndpointWithoutRequest
{
    private static readonly MailedPage Page = new(
        EmbeddedPages.Read<GetResetPassword>("ResetPassword.html"),
        "reset.",
        "password-resets/completion",
        "code"
    );

    public override void Configure()
    {
        Get("reset-password");
        RoutePrefixOverride("");
        AllowAnonymous();
        Description(route => route.Needs(Permission.UsePublic).ExcludeFromDescription());
    }

    public override Task HandleAsync(CancellationToken ct) => Page.Send(this);
}
