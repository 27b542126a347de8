using System.Text.RegularExpressions;
using Airbnb.Api.Admin;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Listings.Amenities;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Listings;

/// <param name="Code">What listings and searches name it by.</param>
/// <param name="Name">In the language of whoever asks, by Accept-Language.</param>
/// <param name="Retired">No listing may newly name it.</param>
public sealed record AmenityResponse(
    string Code,
    AmenityCategory Category,
    string Name,
    AmenityNames Names,
    bool Retired
)
{
    public static Func<Amenity, AmenityResponse> In(Language language) =>
        amenity => new AmenityResponse(
            amenity.Code,
            amenity.Category,
            amenity.Names.In(language),
            amenity.Names,
            amenity.RetiredAt is not null
        );
}

public sealed record AmenitiesResponse(IReadOnlyList<AmenityResponse> Items);

/// <param name="Retired">Also those that no listing may newly name; some still have them.</param>
public sealed record AmenitiesQuery(bool Retired = false);

/// <summary>The catalogue of what homes may have, by category.</summary>
public sealed class ListAmenities(AirbnbDb db) : Endpoint<AmenitiesQuery, AmenitiesResponse>
{
    public override void Configure()
    {
        Get("amenities");
        AllowAnonymous();
        Summary(summary => summary.Summary = "List what homes may have");
        Description(route => route.Needs(Permission.UsePublic).WithTags("Listings").Refuses(400));
    }

    public override async Task HandleAsync(AmenitiesQuery request, CancellationToken ct)
    {
        var amenities = await db
            .Amenities.AsNoTracking()
            .Where(amenity => request.Retired || amenity.RetiredAt == null)
            .ToListAsync(ct);
        var response = AmenityResponse.In(HttpContext.PreferredLanguage());
        var all = amenities
            .OrderBy(amenity => amenity.Category)
            .ThenBy(amenity => amenity.Code, StringComparer.Ordinal);
        await this.SendFound(new AmenitiesResponse([.. all.Select(response)]), ct);
    }
}

/// <param name="Retired">True when no listing may newly name it.</param>
/// <param name="Reason">Kept in the audit trail.</param>
public sealed record AmenityRequest(AmenityCategory? Category, AmenityNames Names, string Reason, bool Retired = false);

public sealed class AmenityRequestValidator : Validator<AmenityRequest>
{
    private const int LongestName = 100;

    public AmenityRequestValidator()
    {
        RuleFor(request => request.Reason).Reason();
        RuleFor(request => request.Category).NotNull();
        RuleFor(request => request.Names)
            .NotNull()
            .Must(names => names is null || (IsName(names.En) && IsName(names.De)))
            .WithMessage($"A name of 1 to {LongestName} letters in each language.");
    }

    private static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName;
}

/// <summary>Adds an amenity to the catalogue, or says it anew.</summary>
public sealed partial class PutAmenity(SetAmenity amenities, CurrentUser user)
    : Endpoint<AmenityRequest, AmenityResponse>
{
    public override void Configure()
    {
        Put("amenities/{code}");
        Group<AdminGroup>();
        Summary(summary =>
        {
            summary.Summary = "Add an amenity to the catalogue, or change it";
            summary.Description = "Listings keep what they have named, retired or not.";
        });
        Description(route => route.Needs(Permission.RunPlatform).Refuses(400, 401, 403, 404, 415));
    }

    public override async Task HandleAsync(AmenityRequest request, CancellationToken ct)
    {
        var code = Route<string>("code")!;
        if (!Code().IsMatch(code))
        {
            await this.SendProblem(Error.NotFound, ct);
            return;
        }
        var names = new AmenityNames(request.Names.En.Trim(), request.Names.De.Trim());
        var act = user.Because(request.Reason);
        var set = await amenities.To(code, request.Category!.Value, names, request.Retired, act, ct);
        await this.SendResult(set, AmenityResponse.In(HttpContext.PreferredLanguage()), ct);
    }

    [GeneratedRegex("^[a-z][a-z_]{0,48}[a-z]$", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
