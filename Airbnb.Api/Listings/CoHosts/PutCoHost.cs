using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings.CoHosts;

/// <param name="Level">What they are to do from now on.</param>
public sealed record CoHostLevelRequest(CoHostLevel? Level);

public sealed class CoHostLevelRequestValidator : Validator<CoHostLevelRequest>
{
    public CoHostLevelRequestValidator() => RuleFor(request => request.Level).NotNull();
}

/// <summary>Lets a co-host do more or less.</summary>
public sealed class PutCoHost(ChangeCoHost change, AirbnbDb db, CurrentUser user)
    : Endpoint<CoHostLevelRequest, CoHostResponse>
{
    public override void Configure()
    {
        Put("{id}/co-hosts/{coHostId}");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Change what a co-host does");
        Description(route =>
            route.Needs(Permission.ChooseCoHosts).Requires(RequiredHeader.IfMatch).Refuses(400, 401, 404, 412, 415, 428)
        );
    }

    public override async Task HandleAsync(CoHostLevelRequest request, CancellationToken ct)
    {
        var version = HttpContext.IfMatch();
        Result<CoHost> changed = version.Error is { } refusal
            ? refusal
            : await change.To(
                request.Level!.Value,
                Route<Guid>("id"),
                Route<Guid>("coHostId"),
                version.Value,
                user,
                ct
            );
        await this.SendCoHost(changed, user, db, ct);
    }
}
