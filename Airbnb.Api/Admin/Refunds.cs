using System.Linq.Expressions;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Admin;

/// <summary>Money on its way back to a guest.</summary>
/// <param name="Failure">Why it failed, in the gateway's words.</param>
/// <param name="Replaces">The failed refund in whose place it was sent.</param>
public sealed record RefundResponse(
    Guid Id,
    Guid ChargeId,
    Money Amount,
    string Reason,
    RefundStatus Status,
    string? Failure,
    Guid? Replaces,
    DateTimeOffset CreatedAt
) : IListed
{
    public static readonly Expression<Func<Refund, RefundResponse>> Of = refund => new RefundResponse(
        refund.Id,
        refund.ChargeId,
        new Money(refund.Amount, refund.Currency),
        refund.Reason,
        refund.Status,
        refund.Failure,
        refund.Replaces,
        refund.CreatedAt
    );

    public static readonly Func<Refund, RefundResponse> From = Of.Compile();
}

public sealed record RefundsQuery
{
    public RefundStatus? Status { get; init; }
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class RefundsQueryValidator : Validator<RefundsQuery>
{
    public RefundsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

public sealed class ListRefunds(AirbnbDb db) : Endpoint<RefundsQuery, Page<RefundResponse>>
{
    public override void Configure()
    {
        Get("refunds");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "List refunds, newest first: those that failed, those that wait");
        Description(route => route.Needs(Permission.RunPlatform).Refuses(400, 401, 403));
    }

    public override async Task HandleAsync(RefundsQuery request, CancellationToken ct)
    {
        var refunds = db.Refunds.Where(refund => request.Status == null || refund.Status == request.Status);
        var page = await refunds.ToPage(RefundResponse.Of, request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }
}

/// <summary>Sends money again that did not arrive.</summary>
public sealed class PostRefundReplacement(ReplaceRefund replace, CurrentUser user)
    : Endpoint<ReasonRequest, RefundResponse>
{
    public override void Configure()
    {
        Post("refunds/{id}/replacement");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "Send a failed refund once more");
        Description(route => route.Needs(Permission.RunPlatform).Refuses(400, 401, 403, 404, 409, 415));
    }

    public override async Task HandleAsync(ReasonRequest request, CancellationToken ct)
    {
        var replaced = await replace.Replace(Route<Guid>("id"), user.Because(request.Reason), ct);
        await this.SendResult(replaced, RefundResponse.From, ct);
    }
}
