using Airbnb.Api.Accounts.Sessions;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Limits;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Passwords;

/// <param name="Code">From the link in the mail. In the body, where logs do not keep it.</param>
/// <param name="Password">8 to 128 characters of any kind, but none of the most common passwords.</param>
public sealed record NewPasswordRequest(string Code, string Password);

public sealed class NewPasswordValidator : Validator<NewPasswordRequest>
{
    public NewPasswordValidator()
    {
        RuleFor(request => request.Code).MailedCode();
        RuleFor(request => request.Password).NewPassword();
    }
}

public sealed class PostPasswordResetCompletion(ResetPassword reset) : Endpoint<NewPasswordRequest>
{
    public override void Configure()
    {
        Post("completion");
        Group<PasswordResetsGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Set a new password";
            summary.Description =
                "A link works once, for an hour. All sessions of the account end; a second factor is asked for as before.";
        });
        Description(route =>
            route.Needs(Permission.UsePublic).Limited(LimitGroup.SignIn).Produces(204).Refuses(400, 422)
        );
    }

    public override async Task HandleAsync(NewPasswordRequest request, CancellationToken ct) =>
        await this.SendResult(await reset.With(request.Code, request.Password, HttpContext.Device().Address, ct), ct);
}
