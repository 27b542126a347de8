using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Admin;
using FastEndpoints;

namespace Airbnb.Api.Admin;

/// <param name="Hold">True when nothing is broken.</param>
/// <param name="Broken">Each broken invariant with an example.</param>
/// <param name="AtRest">False while anything is under way: then the books may be a step behind.</param>
/// <param name="UnderWay">Some of what is still to be told, sent or taken.</param>
public sealed record InvariantsResponse(
    bool Hold,
    bool AtRest,
    IReadOnlyList<BrokenInvariant> Broken,
    IReadOnlyList<string> UnderWay
);

/// <summary>Checks on the live system what must always hold.</summary>
public sealed class GetInvariants(Invariants invariants) : EndpointWithoutRequest<InvariantsResponse>
{
    public override void Configure()
    {
        Get("invariants");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "Check what must always hold");
        Description(route => route.Needs(Permission.RunPlatform).Refuses(401, 403));
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        Result<InvariantReport> report = await invariants.Check(ct);
        await this.SendResult(
            report,
            r => new InvariantsResponse(r.Broken.Count == 0, r.AtRest, r.Broken, r.UnderWay),
            ct
        );
    }
}
