using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Limits;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Passwords;

/// <param name="Email">The address they registered with.</param>
public sealed record ForgottenPasswordRequest(string Email);

/// <param name="Email">The address that a mail is on its way to, if somebody has an account with it.</param>
public sealed record ForgottenPasswordResponse(string Email);

public sealed class ForgottenPasswordValidator : Validator<ForgottenPasswordRequest>
{
    public ForgottenPasswordValidator() => RuleFor(request => request.Email).Email();
}

public sealed class PostPasswordReset(ForgetPassword forget)
    : Endpoint<ForgottenPasswordRequest, ForgottenPasswordResponse>
{
    public override void Configure()
    {
        Post("");
        Group<PasswordResetsGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Ask for a new password";
            summary.Description = "Answers the same for an address that is known and one that is not.";
            summary.ExampleRequest = new ForgottenPasswordRequest("ann@example.com");
        });
        Description(route =>
            route
                .Needs(Permission.UsePublic)
                .Limited(LimitGroup.Registration)
                .Produces<ForgottenPasswordResponse>(202)
                .Refuses(400)
        );
    }

    public override async Task HandleAsync(ForgottenPasswordRequest request, CancellationToken ct) =>
        await this.SendAccepted(await forget.Of(request.Email, ct), new ForgottenPasswordResponse(request.Email), ct);
}
