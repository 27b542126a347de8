using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;
using Airbnb.Core.Time;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Pricing;

public sealed class PoliciesGroup : Group
{
    public PoliciesGroup() =>
        Configure("policies", endpoint => endpoint.Description(route => route.WithTags("Policies")));
}

/// <summary>One version of a cancellation policy. Shares are basis points.</summary>
/// <param name="ValidFrom">The first day (UTC) whose quotes go by it.</param>
/// <param name="Summary">For people: what the rules say, in the order in which they are asked.</param>
/// <param name="Rules">
/// What the host keeps is always the nights that had begun, then <c>nextNights</c>, then a share of the rest; of the
/// cleaning fee the same part. Hours are elapsed hours before check-in, days are days at the home's check-in time.
/// </param>
public sealed record PolicyResponse(
    Guid Id,
    PolicyCode Code,
    int Version,
    DateOnly ValidFrom,
    IReadOnlyList<string> Summary,
    PolicyRules Rules
)
{
    public static readonly Func<CancellationPolicy, PolicyResponse> Of = policy => new PolicyResponse(
        policy.Id,
        policy.Code,
        policy.Version,
        policy.ValidFrom,
        [.. policy.Rules.Sentences()],
        policy.Rules
    );
}

public sealed record PoliciesResponse(IReadOnlyList<PolicyResponse> Items);

/// <summary>The versions by which new quotes go today.</summary>
public sealed class ListPolicies(AirbnbDb db, PlatformClock clock) : EndpointWithoutRequest<PoliciesResponse>
{
    public override void Configure()
    {
        Get("");
        Group<PoliciesGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "List the cancellation policies in force";
            summary.Description =
                "The one called long_stay is part of all others: it holds for every stay from 28 nights. Bookings keep "
                + "the version that they were made with.";
        });
        Description(route => route.Needs(Permission.UsePublic).Refuses(400));
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.Now.UtcDateTime);
        var begun = await db.CancellationPolicies.AsNoTracking().Where(p => p.ValidFrom <= today).ToListAsync(ct);
        var inForce = begun.GroupBy(policy => policy.Code).Select(versions => versions.MaxBy(p => p.Version)!);
        Result<PoliciesResponse> all = new PoliciesResponse([
            .. inForce.OrderBy(policy => policy.Code).Select(PolicyResponse.Of),
        ]);
        await this.SendResult(all, policies => policies, ct);
    }
}

public sealed record PolicyById(Guid Id);

/// <summary>A version of a policy, in force or not (any more).</summary>
public sealed class GetPolicy(AirbnbDb db) : Endpoint<PolicyById, PolicyResponse>
{
    public override void Configure()
    {
        Get("{id}");
        Group<PoliciesGroup>();
        AllowAnonymous();
        Summary(summary => summary.Summary = "Read a cancellation policy");
        Description(route => route.Needs(Permission.UsePublic).Refuses(400, 404));
    }

    public override async Task HandleAsync(PolicyById request, CancellationToken ct)
    {
        var policies = db.CancellationPolicies.AsNoTracking();
        var found = await policies.SingleOrDefaultAsync(policy => policy.Id == request.Id, ct);
        Result<CancellationPolicy> policy = found is null ? Error.NotFound : found;
        await this.SendResult(policy, PolicyResponse.Of, ct);
    }
}
