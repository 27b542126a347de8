using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Emails;
using Airbnb.Core.Limits;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Emails;

/// <param name="Email">The new address; it counts once its reader has opened the link in the mail.</param>
/// <param name="Password">The caller's, to make sure that it is they.</param>
public sealed record EmailChangeRequest(string Email, string Password);

/// <param name="Email">The address that a mail is on its way to.</param>
public sealed record EmailChangeResponse(string Email);

public sealed class EmailChangeValidator : Validator<EmailChangeRequest>
{
    public EmailChangeValidator()
    {
        RuleFor(request => request.Email).Email();
        RuleFor(request => request.Password).OwnPassword();
    }
}

public sealed class PostEmail(RequestEmailChange change, CurrentUser user)
    : Endpoint<EmailChangeRequest, EmailChangeResponse>
{
    public override void Configure()
    {
        Post("me/email");
        Summary(summary =>
        {
            summary.Summary = "Ask for another e-mail address";
            summary.Description =
                "Both addresses get a mail: the new one to confirm, within a day; the old one to take the change back, "
                + "within three. The latest request counts. The answer does not tell whether somebody has the address.";
        });
        Description(route =>
            route
                .Needs(Permission.UseOwn)
                .Limited(LimitGroup.SignIn)
                .WithTags("Accounts")
                .Produces<EmailChangeResponse>(202)
                .Refuses(400, 401, 415, 422, 429)
        );
    }

    public override async Task HandleAsync(EmailChangeRequest request, CancellationToken ct)
    {
        var requested = await change.To(request.Email, request.Password, user.Id, ct);
        await this.SendAccepted(requested, new EmailChangeResponse(request.Email), ct);
    }
}
