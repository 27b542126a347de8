using Airbnb.Api.Http;
using Airbnb.Core.Access;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Emails;

/// <summary>The page that the link in the mail to a new address opens.</summary>
public sealed class GetConfirmEmail : EndpointWithoutRequest
{
    private static readonly MailedPage Page = new(
        EmbeddedPages.Read<GetVerifyEmail>("VerifyEmail.html"),
        "email.",
        "email-changes/confirmation",
        "code"
    );

    public override void Configure()
    {
        Get("confirm-email");
        RoutePrefixOverride("");
        AllowAnonymous();
        Description(route => route.Needs(Permission.UsePublic).ExcludeFromDescription());
    }

    public override Task HandleAsync(CancellationToken ct) => Page.Send(this);
}

/// <summary>The page that the link in the mail to an old address opens.</summary>
public sealed class GetUndoEmail : EndpointWithoutRequest
{
    private static readonly MailedPage Page = new(
        EmbeddedPages.Read<GetVerifyEmail>("VerifyEmail.html"),
        "undo.",
        "email-changes/undoing",
        "code"
    );

    public override void Configure()
    {
        Get("undo-email");
        RoutePrefixOverride("");
        AllowAnonymous();
        Description(route => route.Needs(Permission.UsePublic).ExcludeFromDescription());
    }

    public override Task HandleAsync(CancellationToken ct) => Page.Send(this);
}
