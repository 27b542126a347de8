using Airbnb.Api.Accounts.Sessions;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.TwoFactor;
using Airbnb.Core.Limits;
using FastEndpoints;

namespace Airbnb.Api.Accounts.TwoFactor;

/// <param name="Code">The six digits that the app shows.</param>
public sealed record FirstCodeRequest(string Code);

/// <param name="RecoveryCodes">Ways in for who has lost the app, each works once. Shown this once.</param>
/// <param name="Session">In place of all that the caller had.</param>
public sealed record TwoFactorOnResponse(IReadOnlyList<string> RecoveryCodes, SignInResponse Session)
{
    public static TwoFactorOnResponse Of(TwoFactorOn on) => new(on.RecoveryCodes, SignInResponse.From(on.Session));
}

public sealed class FirstCodeRequestValidator : Validator<FirstCodeRequest>
{
    public FirstCodeRequestValidator() => RuleFor(request => request.Code).SecondFactor();
}

public sealed class PutTwoFactor(SetUpTwoFactor setUp, CurrentUser user)
    : Endpoint<FirstCodeRequest, TwoFactorOnResponse>
{
    public override void Configure()
    {
        Put(GetTwoFactor.Route);
        Summary(summary =>
        {
            summary.Summary = "Switch two-factor sign-in on";
            summary.Description =
                "With a code of the app that was set up. Answers ten recovery codes; all sessions end, and a new one begins.";
        });
        Description(route =>
            route
                .Needs(Permission.UseOwn)
                .Limited(LimitGroup.SignIn)
                .WithTags("Accounts")
                .Refuses(400, 401, 409, 415, 422, 429)
        );
    }

    public override async Task HandleAsync(FirstCodeRequest request, CancellationToken ct)
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        await this.SendResult(
            await setUp.Confirm(request.Code, HttpContext.Here(user), ct),
            TwoFactorOnResponse.Of,
            ct
        );
    }
}
