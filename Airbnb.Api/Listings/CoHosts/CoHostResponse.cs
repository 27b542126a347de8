using System.Linq.Expressions;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Listings.CoHosts;

public enum CoHostStatus
{
    Invited,
    Accepted,
}

/// <summary>Somebody who works on a home for its host, or was asked to.</summary>
/// <param name="UserId">Null until they have accepted.</param>
/// <param name="Name">How others see them; null until they have accepted.</param>
/// <param name="Email">That was invited, for the host; null once they have accepted.</param>
/// <param name="ExpiresAt">Until when they may accept; null once they have.</param>
/// <param name="Version">In quotes it is the ETag.</param>
public sealed record CoHostResponse(
    Guid Id,
    Guid ListingId,
    CoHostLevel Level,
    CoHostStatus Status,
    Guid? UserId,
    string? Name,
    string? Email,
    DateTimeOffset InvitedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? AcceptedAt,
    int Version
)
{
    /// <summary>Of somebody who was just asked.</summary>
    public static CoHostResponse Of(CoHost coHost) =>
        new(
            coHost.Id,
            coHost.ListingId,
            coHost.Level,
            CoHostStatus.Invited,
            UserId: null,
            Name: null,
            coHost.Email,
            coHost.InvitedAt,
            coHost.ExpiresAt,
            AcceptedAt: null,
            coHost.Version
        );

    /// <summary>Whose address the host has typed is for the host to know.</summary>
    public static Expression<Func<CoHost, CoHostResponse>> SeenBy(Caller caller, AirbnbDb db)
    {
        var chosen = db.Listings.AllowedTo(caller, Permission.ChooseCoHosts);
        return coHost => new CoHostResponse(
            coHost.Id,
            coHost.ListingId,
            coHost.Level,
            coHost.UserId == null ? CoHostStatus.Invited : CoHostStatus.Accepted,
            coHost.UserId,
            db.Users.Where(user => user.Id == coHost.UserId).Select(user => user.Name).FirstOrDefault(),
            chosen.Any(home => home.Id == coHost.ListingId) ? coHost.Email : null,
            coHost.InvitedAt,
            coHost.UserId == null ? coHost.ExpiresAt : null,
            coHost.AcceptedAt,
            coHost.Version
        );
    }
}

/// <summary>All co-hosts of a home, the first asked first.</summary>
public sealed record CoHostsResponse(IReadOnlyList<CoHostResponse> Items);

public sealed record CoHostById(Guid Id, Guid CoHostId);

internal static class CoHostAnswers
{
    /// <summary>The co-host as the caller may see them, with their ETag; or the problem.</summary>
    public static async Task SendCoHost(
        this IEndpoint endpoint,
        Result<CoHost> result,
        Caller caller,
        AirbnbDb db,
        CancellationToken ct
    )
    {
        if (result.Error is { } refusal)
        {
            await endpoint.SendProblem(refusal, ct);
            return;
        }
        endpoint.HttpContext.SetETag(result.Value.Version);
        var shown = db.CoHosts.Where(coHost => coHost.Id == result.Value.Id).Select(CoHostResponse.SeenBy(caller, db));
        await endpoint.SendFound(await shown.SingleOrDefaultAsync(ct), ct);
    }
}
