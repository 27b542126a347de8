using Airbnb.Api.Http;
using Airbnb.Core.Access;
using FastEndpoints;

namespace Airbnb.Api.Accounts;

/// <summary>The page that the link in the mail to somebody new opens.</summary>
public sealed class GetVerifyEmail : EndpointWithoutRequest
{
    private static readonly MailedPage Page = new(
        EmbeddedPages.Read<GetVerifyEmail>("VerifyEmail.html"),
        "verify.",
        "accounts/verification",
        "token"
    );

    public override void Configure()
    {
        Get("verify-email");
        RoutePrefixOverride("");
        AllowAnonymous();
        Description(route => route.Needs(Permission.UsePublic).ExcludeFromDescription());
    }

    public override Task HandleAsync(CancellationToken ct) => Page.Send(this);
}
