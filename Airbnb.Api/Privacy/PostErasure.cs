using Airbnb.Api.Accounts;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Limits;
using Airbnb.Core.Privacy.Erasing;
using FastEndpoints;

namespace Airbnb.Api.Privacy;

/// <param name="Password">The caller's own, to prove that it is they.</param>
public sealed record ErasureRequest(string Password);

/// <param name="AskedAt">When it was asked for. From then on nobody can sign in with the account.</param>
public sealed record ErasureResponse(DateTimeOffset AskedAt);

public sealed class ErasureValidator : Validator<ErasureRequest>
{
    public ErasureValidator() => RuleFor(request => request.Password).OwnPassword();
}

public sealed class PostErasure(CurrentUser user, AskErasure ask) : Endpoint<ErasureRequest, ErasureResponse>
{
    public override void Configure()
    {
        Post("me/erasure");
        Summary(summary =>
        {
            summary.Summary = "Be forgotten";
            summary.Description =
                "Ends every session and archives the caller's homes; soon after, names, addresses and photos are gone for "
                + "good. Refused, with every reason, while stays, payments, payouts or disputes are open.";
            summary.ExampleRequest = new ErasureRequest("three small wooden boats");
        });
        Description(route =>
            route
                .Limited(LimitGroup.SignIn)
                .Needs(Permission.UseOwn)
                .WithTags("Privacy")
                .Produces<ErasureResponse>(202)
                .Refuses(400, 401, 409, 422, 429)
        );
    }

    public override async Task HandleAsync(ErasureRequest request, CancellationToken ct)
    {
        var asked = await ask.Of(user.Id, request.Password, ct);
        Result done = asked.Error is { } refusal ? refusal : Result.Done;
        await this.SendAccepted(done, asked.Succeeded ? new ErasureResponse(asked.Value.AskedAt) : null, ct);
    }
}
