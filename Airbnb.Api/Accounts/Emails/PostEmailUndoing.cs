using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Emails;
using Airbnb.Core.Limits;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Emails;

public sealed class PostEmailUndoing(UndoEmailChange undo) : Endpoint<MailedCodeRequest>
{
    public override void Configure()
    {
        Post("undoing");
        Group<EmailChangesGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Take back a change of the e-mail address";
            summary.Description =
                "The old address counts again. As somebody else knew the password, it is gone, and so are all sessions; "
                + "the old address gets a mail that leads back in. A link works once, for 72 hours.";
        });
        Description(route =>
            route.Needs(Permission.UsePublic).Limited(LimitGroup.SignIn).Produces(204).Refuses(400, 422)
        );
    }

    public override async Task HandleAsync(MailedCodeRequest request, CancellationToken ct) =>
        await this.SendResult(await undo.With(request.Code, ct), ct);
}
