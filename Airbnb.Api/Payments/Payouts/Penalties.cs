using System.Linq.Expressions;
using Airbnb.Api.Admin;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Payments.Payouts;

/// <summary>What a host owes for a booking that they cancelled.</summary>
/// <param name="Rule">What gave the amount.</param>
/// <param name="Waiver">Who let the host off, when and why; null while it stands.</param>
public sealed record PenaltyResponse(
    Guid Id,
    Guid BookingId,
    Guid HostId,
    Money Amount,
    string Rule,
    DateTimeOffset ImposedAt,
    WaiverResponse? Waiver
) : IListed
{
    public static readonly Expression<Func<HostPenalty, PenaltyResponse>> Of = penalty => new PenaltyResponse(
        penalty.Id,
        penalty.BookingId,
        penalty.HostId,
        new Money(penalty.Amount, penalty.Currency),
        penalty.Rule,
        penalty.ImposedAt,
        penalty.WaivedAt == null
            ? null
            : new WaiverResponse(penalty.WaivedBy!.Value, penalty.WaivedAt.Value, penalty.WaiverReason!)
    );
}

/// <param name="By">The admin's id.</param>
public sealed record WaiverResponse(Guid By, DateTimeOffset At, string Reason);

public sealed record PenaltiesQuery
{
    public Guid? HostId { get; init; }
    public bool? Waived { get; init; }
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class PenaltiesQueryValidator : Validator<PenaltiesQuery>
{
    public PenaltiesQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

public sealed class ListPenalties(AirbnbDb db) : Endpoint<PenaltiesQuery, Page<PenaltyResponse>>
{
    public override void Configure()
    {
        Get("penalties");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "List what hosts owe for cancelling, newest first");
        Description(route => route.Needs(Permission.RunPlatform).Refuses(400, 401, 403));
    }

    public override async Task HandleAsync(PenaltiesQuery request, CancellationToken ct)
    {
        var page = await Wanted(request).ToPage(PenaltyResponse.Of, request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }

    private IQueryable<HostPenalty> Wanted(PenaltiesQuery query)
    {
        IQueryable<HostPenalty> penalties = db.HostPenalties;
        if (query.HostId is { } hostId)
            penalties = penalties.Where(penalty => penalty.HostId == hostId);
        return query.Waived is { } waived ? penalties.Where(penalty => penalty.WaivedAt != null == waived) : penalties;
    }
}

/// <param name="Reason">Kept with the waiver, and in the audit trail.</param>
public sealed record WaiverRequest(string Reason);

public sealed class WaiverRequestValidator : Validator<WaiverRequest>
{
    public WaiverRequestValidator() => RuleFor(request => request.Reason).Reason();
}

public sealed class PostPenaltyWaiver(WaivePenalty penalties, CurrentUser user) : Endpoint<WaiverRequest>
{
    public override void Configure()
    {
        Post("penalties/{id}/waiver");
        Group<AdminGroup>();
        Summary(summary =>
        {
            summary.Summary = "Let a host off a penalty";
            summary.Description =
                "Nothing is owed for it any more, what was taken for it is paid out again, and the nights that stayed "
                + "blocked are free.";
        });
        Description(route => route.Needs(Permission.RunPlatform).Produces(204).Refuses(400, 401, 403, 404, 409, 415));
    }

    public override async Task HandleAsync(WaiverRequest request, CancellationToken ct) =>
        await this.SendResult(await penalties.Waive(Route<Guid>("id"), user.Id, request.Reason, ct), ct);
}
