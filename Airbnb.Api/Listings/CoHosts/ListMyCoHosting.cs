using System.Linq.Expressions;
using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Messaging;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings.CoHosts;

public sealed record MyCoHostingQuery
{
    public int Limit { get; init; } = 20;

    /// <summary>The <c>next</c> of the page before.</summary>
    public string? After { get; init; }
}

public sealed class MyCoHostingQueryValidator : Validator<MyCoHostingQuery>
{
    public MyCoHostingQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

/// <summary>A home of another's that the caller works on, or was asked to.</summary>
/// <param name="Id">Of the caller as its co-host.</param>
/// <param name="Title">Of the home.</param>
public sealed record CoHostingResponse(
    Guid Id,
    Guid ListingId,
    string Title,
    string HostName,
    CoHostLevel Level,
    CoHostStatus Status,
    DateTimeOffset InvitedAt,
    DateTimeOffset? ExpiresAt
) : IListed
{
    public static Expression<Func<CoHost, CoHostingResponse>> In(AirbnbDb db) =>
        coHost => new CoHostingResponse(
            coHost.Id,
            coHost.ListingId,
            db.Listings.Single(home => home.Id == coHost.ListingId).Title,
            db.Users.Single(host => host.Id == db.Listings.Single(home => home.Id == coHost.ListingId).HostId).Name,
            coHost.Level,
            coHost.UserId == null ? CoHostStatus.Invited : CoHostStatus.Accepted,
            coHost.InvitedAt,
            coHost.UserId == null ? coHost.ExpiresAt : null
        );
}

/// <summary>Homes that the caller works on for others, and invitations to do so, the newest first.</summary>
public sealed class ListMyCoHosting(AirbnbDb db, CurrentUser user) : Endpoint<MyCoHostingQuery, Page<CoHostingResponse>>
{
    public override void Configure()
    {
        Get("me/co-hosting");
        Summary(summary => summary.Summary = "List homes that the caller co-hosts, and invitations");
        Description(route => route.Needs(Permission.UseOwn).WithTags("Listings").Refuses(400, 401));
    }

    /// <summary>Who has not said yes is a stranger, as guests are before they book.</summary>
    private static CoHostingResponse ForReader(CoHostingResponse home) =>
        home with
        {
            HostName = HideContacts.InName(home.HostName, home.Status is CoHostStatus.Accepted),
        };

    public override async Task HandleAsync(MyCoHostingQuery request, CancellationToken ct)
    {
        var mine = db.CoHosts.AboutMe(user, db);
        var page = await mine.ToPage(CoHostingResponse.In(db), request.Limit, request.After, ct);
        await this.SendResult(page, found => found with { Items = [.. found.Items.Select(ForReader)] }, ct);
    }
}
