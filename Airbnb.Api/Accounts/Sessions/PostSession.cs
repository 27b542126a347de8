using Airbnb.Api.Accounts.TwoFactor;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Limits;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Accounts.Sessions;

/// <param name="Email">The address they registered with.</param>
/// <param name="Password">Their password.</param>
public sealed record SignInRequest(string Email, string Password);

/// <param name="Id">The session's id, to end it by.</param>
/// <param name="Token">To be sent as <c>Authorization: Bearer</c>. Shown this once.</param>
/// <param name="ExpiresAt">When it ends if it is not used before; use prolongs it, up to 90 days in all (staff: 12 hours).</param>
public sealed record SignInResponse(Guid Id, string Token, DateTimeOffset ExpiresAt)
{
    public static SignInResponse From(SignedIn signedIn) =>
        new(signedIn.SessionId, signedIn.Token.Text, signedIn.ExpiresAt);
}

public sealed class SignInValidator : Validator<SignInRequest>
{
    // No form is asked for: whatever nobody could register with is just not known.
    public SignInValidator()
    {
        RuleFor(request => request.Email).NotEmpty().MaximumLength(EmailAddresses.Longest);
        RuleFor(request => request.Password).OwnPassword();
    }
}

public sealed class PostSession(SignIn signIn) : Endpoint<SignInRequest, SignInResponse>
{
    public override void Configure()
    {
        Post("");
        Group<SessionsGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Sign in";
            summary.Description =
                "Those who have set up an authenticator app get 401 session.second_factor_required with a challenge for "
                + "POST sessions/second-factor.";
            summary.ExampleRequest = new SignInRequest("ann@example.com", "three small wooden boats");
        });
        Description(route =>
            route
                .Needs(Permission.UsePublic)
                .Limited(LimitGroup.SignIn)
                .Creates<SignInResponse>()
                .Refuses(400, 401, 403, 429)
        );
    }

    public override async Task HandleAsync(SignInRequest request, CancellationToken ct)
    {
        var step = await signIn.With(request.Email, request.Password, HttpContext.Device(), ct);
        await (
            step is { Succeeded: true, Value.Challenge: { } challenge }
                ? this.SendChallenge(challenge, ct)
                : this.SendSession(step.Map(first => first.Session!), ct)
        );
    }
}
