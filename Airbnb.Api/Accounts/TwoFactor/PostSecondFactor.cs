using Airbnb.Api.Accounts.Sessions;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.TwoFactor;
using Airbnb.Core.Limits;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Accounts.TwoFactor;

/// <param name="Challenge">As the first step answered it; good for five minutes.</param>
/// <param name="Code">The six digits that the app shows, or a recovery code.</param>
public sealed record SecondFactorRequest(string Challenge, string Code);

public sealed class SecondFactorRequestValidator : Validator<SecondFactorRequest>
{
    private const int LongestChallenge = 1000;

    public SecondFactorRequestValidator()
    {
        RuleFor(request => request.Challenge).NotEmpty().MaximumLength(LongestChallenge);
        RuleFor(request => request.Code).SecondFactor();
    }
}

public sealed class PostSecondFactor(FinishSignIn finish) : Endpoint<SecondFactorRequest, SignInResponse>
{
    public override void Configure()
    {
        Post("second-factor");
        Group<SessionsGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Sign in: the second step";
            summary.Description = "For those who have set up an authenticator app. A code is taken once.";
        });
        Description(route =>
            route
                .Needs(Permission.UsePublic)
                .Limited(LimitGroup.SignIn)
                .Creates<SignInResponse>()
                .Refuses(400, 401, 403, 429)
        );
    }

    public override async Task HandleAsync(SecondFactorRequest request, CancellationToken ct)
    {
        var signedIn = await finish.With(request.Challenge, request.Code, HttpContext.Device(), ct);
        await this.SendSession(signedIn, ct);
    }
}
