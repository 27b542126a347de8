using System.Linq.Expressions;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Payments.Reconciling;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Admin;

/// <summary>One comparison of our books with the gateway's.</summary>
/// <param name="LookedFrom">From when on the gateway was asked what moved, in its own time.</param>
/// <param name="EndedAt">Null while it runs, and when it was interrupted.</param>
/// <param name="Movements">How many were new at the gateway.</param>
/// <param name="Findings">What was not as it should be; what was safe to put right was.</param>
/// <param name="Drift">What the gateway has more than our books, by currency: zero when all is well.</param>
public sealed record ReconciliationResponse(
    Guid Id,
    string Gateway,
    DateTimeOffset StartedAt,
    DateTimeOffset LookedFrom,
    DateTimeOffset? EndedAt,
    int Movements,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Money> Drift
) : IListed
{
    public static readonly Expression<Func<Reconciliation, ReconciliationResponse>> Of =
        look => new ReconciliationResponse(
            look.Id,
            look.Gateway,
            look.StartedAt,
            look.LookedFrom,
            look.EndedAt,
            look.Movements,
            look.Findings,
            look.Drift
        );

    public static readonly Func<Reconciliation, ReconciliationResponse> From = Of.Compile();
}

public sealed record ReconciliationsQuery
{
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class ReconciliationsQueryValidator : Validator<ReconciliationsQuery>
{
    public ReconciliationsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

public sealed class ListReconciliations(AirbnbDb db) : Endpoint<ReconciliationsQuery, Page<ReconciliationResponse>>
{
    public override void Configure()
    {
        Get("reconciliation");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "List the comparisons with the gateway, newest first");
        Description(route => route.Needs(Permission.RunPlatform).Refuses(400, 401, 403));
    }

    public override async Task HandleAsync(ReconciliationsQuery request, CancellationToken ct)
    {
        var page = await db.Reconciliations.ToPage(ReconciliationResponse.Of, request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }
}

/// <summary>Does now what is done every hour, and repairs what is safe.</summary>
public sealed class PostReconciliation(Reconcile reconcile, CurrentUser user)
    : Endpoint<ReasonRequest, ReconciliationResponse>
{
    public override void Configure()
    {
        Post("reconciliation");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "Compare the books with the gateway now");
        Description(route => route.Needs(Permission.RunPlatform).Refuses(400, 401, 403, 415, 503));
    }

    public override async Task HandleAsync(ReasonRequest request, CancellationToken ct) =>
        await this.SendResult(await reconcile.Run(user.Because(request.Reason), ct), ReconciliationResponse.From, ct);
}
