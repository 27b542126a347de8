using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Calendar;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings;

/// <summary>A stay that a guest would like.</summary>
public sealed record AvailabilityQuery
{
    public Guid Id { get; init; }
    public DateOnly? CheckIn { get; init; }
    public DateOnly? CheckOut { get; init; }
    public int Guests { get; init; } = 1;
    public int Pets { get; init; }
}

public sealed class AvailabilityQueryValidator : Validator<AvailabilityQuery>
{
    public AvailabilityQueryValidator()
    {
        RuleFor(query => query.CheckIn).NotNull();
        RuleFor(query => query.CheckOut).NotNull();
        RuleFor(query => query.Guests).InclusiveBetween(1, 1_000);
        RuleFor(query => query.Pets).InclusiveBetween(0, 10);
    }
}

/// <param name="Reasons">Every rule that speaks against the stay.</param>
/// <param name="Nearest">
/// Up to three stays of the same length that could be booked now, at most 60 days earlier or later, the closest first.
/// </param>
public sealed record AvailabilityResponse(
    bool Bookable,
    IReadOnlyList<ReasonResponse> Reasons,
    IReadOnlyList<NearestStayResponse> Nearest
)
{
    public static AvailabilityResponse Of(Availability found) =>
        new(
            found.IsBookable,
            [.. found.Broken.Select(rule => new ReasonResponse(rule.Code, rule.Message))],
            [.. found.Nearest.Select(dates => new NearestStayResponse(dates.CheckIn, dates.CheckOut))]
        );
}

/// <param name="Code">As the refusal of a quote would have it.</param>
public sealed record ReasonResponse(string Code, string Message);

public sealed record NearestStayResponse(DateOnly CheckIn, DateOnly CheckOut);

/// <summary>Whether a stay can be booked; if not, all that speaks against it, and what would work instead.</summary>
public sealed class GetAvailability(ExplainAvailability explain, CurrentUser user)
    : Endpoint<AvailabilityQuery, AvailabilityResponse>
{
    public override void Configure()
    {
        Get("{id}/availability");
        Group<ListingsGroup>();
        AllowAnonymous();
        Summary(summary => summary.Summary = "Ask whether a stay can be booked, and why not");
        Description(route => route.Needs(Permission.ReadHome).Refuses(400, 404, 422));
    }

    public override async Task HandleAsync(AvailabilityQuery request, CancellationToken ct) =>
        await this.SendResult(await Explain(request, ct), AvailabilityResponse.Of, ct);

    private async Task<Result<Availability>> Explain(AvailabilityQuery query, CancellationToken ct)
    {
        var dates = StayDates.Of(query.CheckIn!.Value, query.CheckOut!.Value);
        if (dates.Error is { } noNights)
            return noNights;
        Caller caller = user;
        var stay = new StayRequest(query.Id, dates.Value, query.Guests, caller.UserId, query.Pets);
        return await explain.Of(stay, caller, ct);
    }
}
