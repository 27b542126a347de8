using Airbnb.Api.Accounts.Sessions;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Limits;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Passwords;

/// <param name="Current">The one they have.</param>
/// <param name="New">8 to 128 characters of any kind, but none of the most common passwords.</param>
public sealed record ChangePasswordRequest(string Current, string New);

public sealed class ChangePasswordValidator : Validator<ChangePasswordRequest>
{
    public ChangePasswordValidator()
    {
        RuleFor(request => request.Current).OwnPassword();
        RuleFor(request => request.New).NewPassword();
    }
}

public sealed class PutPassword(ChangePassword change, CurrentUser user)
    : Endpoint<ChangePasswordRequest, SignInResponse>
{
    public override void Configure()
    {
        Put("me/password");
        Summary(summary =>
        {
            summary.Summary = "Change the caller's password";
            summary.Description = "Ends all their sessions, this one too, and begins a new one.";
        });
        Description(route =>
            route
                .Needs(Permission.UseOwn)
                .Limited(LimitGroup.SignIn)
                .WithTags("Accounts")
                .Refuses(400, 401, 415, 422, 429)
        );
    }

    public override async Task HandleAsync(ChangePasswordRequest request, CancellationToken ct)
    {
        var changed = await change.To(request.New, request.Current, HttpContext.Here(user), ct);
        await this.SendResult(changed, SignInResponse.From, ct);
    }
}
