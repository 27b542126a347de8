using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts;
using Airbnb.Core.Limits;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Accounts;

/// <param name="Token">From the link in the mail.</param>
public sealed record VerificationRequest(string Token);

public sealed class VerificationValidator : Validator<VerificationRequest>
{
    private const int LongestToken = 1000;

    public VerificationValidator() => RuleFor(request => request.Token).NotEmpty().MaximumLength(LongestToken);
}

public sealed class PostVerification(VerifyAccount verify) : Endpoint<VerificationRequest>
{
    public override void Configure()
    {
        Post("verification");
        Group<AccountsGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Verify an e-mail address";
            summary.Description = "Afterwards the person can sign in. A link works once, for 24 hours.";
        });
        Description(route =>
            route.Needs(Permission.UsePublic).Limited(LimitGroup.SignIn).Produces(204).Refuses(400, 422)
        );
    }

    public override async Task HandleAsync(VerificationRequest request, CancellationToken ct) =>
        await this.SendResult(await verify.With(request.Token, ct), ct);
}
