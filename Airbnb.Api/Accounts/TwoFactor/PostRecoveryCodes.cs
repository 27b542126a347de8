using Airbnb.Api.Accounts.Sessions;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.TwoFactor;
using Airbnb.Core.Limits;
using FastEndpoints;

namespace Airbnb.Api.Accounts.TwoFactor;

/// <param name="RecoveryCodes">Each works once. Shown this once.</param>
public sealed record RecoveryCodesResponse(IReadOnlyList<string> RecoveryCodes);

public sealed class PostRecoveryCodes(ChangeTwoFactor change, CurrentUser user)
    : Endpoint<ProofRequest, RecoveryCodesResponse>
{
    public override void Configure()
    {
        Post($"{GetTwoFactor.Route}/recovery-codes");
        Summary(summary =>
        {
            summary.Summary = "Get new recovery codes";
            summary.Description = "Those from before are worth nothing then.";
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
        HttpContext.Response.Headers.CacheControl = "no-store";
        var codes = await change.NewCodes(request.Password, request.Code, HttpContext.Here(user), ct);
        await this.SendResult(codes, found => new RecoveryCodesResponse(found), ct);
    }
}
