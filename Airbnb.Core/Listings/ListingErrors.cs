namespace Airbnb.Core.Listings;

public static class ListingErrors
{
    public static readonly Error TermsNotAccepted = new(
        "listing.terms_not_accepted",
        Kind.Refused,
        "Its owner has to agree to the terms of hosting first: POST me/hosting."
    );
    public static readonly Error Archived = new(
        "listing.archived",
        Kind.Conflict,
        "An archived listing cannot be changed or published."
    );
    public static readonly Error NeverPublished = new(
        "listing.never_published",
        Kind.Conflict,
        "A draft cannot be paused: it has not been published."
    );
    public static readonly Error HostSuspended = new(
        "listing.host_suspended",
        Kind.Refused,
        "The host's account is suspended: their homes stay closed."
    );
    public static readonly Error UnknownTimeZone = new(
        "listing.time_zone_unknown",
        Kind.Refused,
        "The time zone is not known here. Use a name of the IANA database, such as Europe/Lisbon."
    );

    private static readonly Error AmenityUnknown = new(
        "listing.amenity_unknown",
        Kind.Invalid,
        "Some amenities are not in the catalogue, or no longer."
    );
    private static readonly Error Incomplete = new(
        "listing.incomplete",
        Kind.Refused,
        "The listing lacks what guests need to know."
    );

    /// <summary>The refusal that names all that is missing; null when nothing is.</summary>
    public static Error? Lacks(IEnumerable<string> fields)
    {
        var missing = fields.Select(Missing).ToList();
        return missing.Count == 0 ? null : Incomplete with { Reasons = missing };
    }

    /// <summary>The refusal that names amenities that no listing may newly have; null when there are none.</summary>
    public static Error? Unknown(IEnumerable<string> amenities)
    {
        var reasons = amenities
            .Select(code => AmenityUnknown with { Message = $"{code} is not in the catalogue, or no longer." })
            .ToList();
        return reasons.Count == 0 ? null : AmenityUnknown with { Reasons = reasons };
    }

    private static Error Missing(string field) =>
        new($"listing.{field}_missing", Kind.Refused, $"Say the {field.Replace('_', ' ')}.");
}
