using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.TwoFactor;
using Airbnb.Core.Limits;
using FastEndpoints;

namespace Airbnb.Api.Accounts.TwoFactor;

/// <param name="Password">The caller's, to make sure that it is they.</param>
public sealed record TwoFactorRequest(string Password);

/// <param name="Secret">To be typed into an authenticator app. Shown this once.</param>
/// <param name="Uri">The same as <c>otpauth://</c>, to be shown to the app as a QR code.</param>
public sealed record NewAuthenticatorResponse(string Secret, string Uri)
{
    public static NewAuthenticatorResponse Of(NewAuthenticator app) => new(app.Secret, app.Uri);
}

public sealed class TwoFactorRequestValidator : Validator<TwoFactorRequest>
{
    public TwoFactorRequestValidator() => RuleFor(request => request.Password).OwnPassword();
}

public sealed class PostTwoFactor(SetUpTwoFactor setUp, CurrentUser user)
    : Endpoint<TwoFactorRequest, NewAuthenticatorResponse>
{
    public override void Configure()
    {
        Post(GetTwoFactor.Route);
        Summary(summary =>
        {
            summary.Summary = "Begin to set up two-factor sign-in";
            summary.Description = "Answers a secret for an authenticator app. Nothing changes until its code is sent.";
        });
        Description(route =>
            route
                .Needs(Permission.UseOwn)
                .Limited(LimitGroup.SignIn)
                .WithTags("Accounts")
                .Refuses(400, 401, 409, 415, 422, 429)
        );
    }

    public override async Task HandleAsync(TwoFactorRequest request, CancellationToken ct)
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        await this.SendResult(await setUp.Begin(user.Id, request.Password, ct), NewAuthenticatorResponse.Of, ct);
    }
}
