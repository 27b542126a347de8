using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Emails;
using Airbnb.Core.Limits;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Emails;

/// <param name="Code">From the link in the mail. In the body, where logs do not keep it.</param>
public sealed record MailedCodeRequest(string Code);

public sealed class MailedCodeValidator : Validator<MailedCodeRequest>
{
    public MailedCodeValidator() => RuleFor(request => request.Code).MailedCode();
}

public sealed class PostEmailConfirmation(ConfirmEmailChange confirm) : Endpoint<MailedCodeRequest>
{
    public override void Configure()
    {
        Post("confirmation");
        Group<EmailChangesGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Confirm a new e-mail address";
            summary.Description = "From then on the person signs in with it. A link works once, for 24 hours.";
        });
        Description(route =>
            route.Needs(Permission.UsePublic).Limited(LimitGroup.SignIn).Produces(204).Refuses(400, 422)
        );
    }

    public override async Task HandleAsync(MailedCodeRequest request, CancellationToken ct) =>
        await this.SendResult(await confirm.With(request.Code, ct), ct);
}
