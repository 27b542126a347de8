using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Profiles;
using Airbnb.Core.Listings.Photos;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Profiles;

/// <param name="Id">The account's id.</param>
/// <param name="Email">What they sign in with.</param>
/// <param name="Name">Others see the given name alone until a stay is confirmed.</param>
/// <param name="Role">What they may do on the platform beyond what is theirs.</param>
/// <param name="Language">What we write to them in; changed with their notification preferences.</param>
/// <param name="CreatedAt">When they registered.</param>
/// <param name="Bio">What they say of themselves.</param>
/// <param name="Languages">What they speak, ISO 639-1.</param>
/// <param name="Phone">Nobody else sees it.</param>
/// <param name="Picture">Where their picture is, on this host.</param>
/// <param name="TwoFactor">Whether a code is asked for at sign-in.</param>
/// <param name="Hosting">What makes them a host.</param>
public sealed record MeResponse(
    Guid Id,
    string Email,
    string Name,
    PlatformRole Role,
    Language Language,
    DateTimeOffset CreatedAt,
    string? Bio,
    IReadOnlyList<string> Languages,
    string? Phone,
    string? Picture,
    bool TwoFactor,
    HostingResponse Hosting
)
{
    public static MeResponse Of(User me) =>
        new(
            me.Id,
            me.Email!,
            me.Name,
            me.Role,
            me.Language,
            me.CreatedAt,
            me.Bio,
            me.SpokenLanguages,
            me.PhoneNumber,
            PhotoFile.PathOf(me.Picture),
            me.TwoFactorEnabled,
            new HostingResponse(me.HostSince, HostingTerms.Version)
        );
}

/// <param name="Since">When they agreed to the terms first; null for those who only travel.</param>
/// <param name="Terms">The version of the terms that are in force.</param>
public sealed record HostingResponse(DateTimeOffset? Since, string Terms);

public static class MeAnswers
{
    /// <summary>The caller's account with its version as ETag.</summary>
    public static Task SendMe(this IEndpoint endpoint, Result<User> me, CancellationToken ct)
    {
        if (me.Succeeded)
            endpoint.HttpContext.SetETag(me.Value.Version);
        return endpoint.SendResult(me, MeResponse.Of, ct);
    }
}
