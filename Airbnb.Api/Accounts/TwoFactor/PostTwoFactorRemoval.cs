using Airbnb.Api.Accounts.Sessions;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.TwoFactor;
using Airbnb.Core.Limits;
using FastEndpoints;

namespace Airbnb.Api.Accounts.TwoFactor;

/// <param name="Password">The caller's, to make sure that it is they.</param>
/// <param name="Code">The six digits that the app shows, or a recovery code.</param>
public sealed record ProofRequest(string Password, string Code);

public sealed class ProofRequestValidator : Validator<ProofRequest>
{
    public ProofRequestValidator()
    {
        RuleFor(request => request.Password).OwnPassword();
        RuleFor(request => request.Code).SecondFactor();
    }
}

public sealed class PostTwoFactorRemoval(ChangeTwoFactor change, CurrentUser user)
    : Endpoint<ProofRequest, SignInResponse>
{
    public override void Configure()
    {
        Post($"{GetTwoFactor.Route}/removal");
        Summary(summary =>
        {
            summary.Summary = "Switch two-factor sign-in off";
            summary.Description = "Recovery codes are worth nothing then. All sessions end, and a new one begins.";
        });
        Description(route =>
            route
                .Needs(Permission.UseOwn)
                .Limited(LimitGroup.SignIn)
                .WithTags("Accounts")
                .Refuses(400, 401, 409, 415, 422, 429)
        );
    }

    public override async Task HandleAsync(ProofRequest request, CancellationToken ct)
    {
        var off = await change.SwitchOff(request.Password, request.Code, HttpContext.Here(user), ct);
        await this.SendResult(off, SignInResponse.From, ct);
    }
}
