using Airbnb.Core.Persistence;

namespace Airbnb.Core.Listings.Search;

/// <summary>What a home itself must be like, in SQL: all that neither dates nor prices decide.</summary>
internal static class WishSql
{
    public static IEnumerable<FormattableString> Of(HomeSearch search)
    {
        if (search.Guests is { } guests)
            yield return $"l.capacity >= {guests}";
        if (search.Pets > 0)
            yield return $"l.rules_pets";
        if (search.MinBedrooms is { } bedrooms)
            yield return $"l.bedrooms >= {bedrooms}";
        if (search.MinBeds is { } beds)
            yield return $"l.beds >= {beds}";
        if (search.MinBathrooms is { } bathrooms)
            yield return $"l.bathrooms >= {bathrooms}";
        if (search.Amenities.Count > 0)
            yield return $"l.amenities @> {search.Amenities.ToArray()}";
        if (search.Accessibility.Count > 0)
            yield return $"l.accessibility @> {Texts(search.Accessibility)}";
        if (search.MinRating is { } rating)
            yield return $"l.rating >= {rating}";
        if (search.IsSuperhost)
            yield return $"l.superhost";
        if (search.IsInstant)
            yield return Instant;
        if (search.Types.Count > 0)
            yield return OneOf(search.Types);
    }

    public static FormattableString Instant =>
        $"l.booking_mode = {EnumAsSnakeCase<BookingMode>.ToText(BookingMode.Instant)}";

    public static FormattableString OneOf(IEnumerable<ListingType> types) => $"l.type = ANY ({Texts(types)})";

    private static string[] Texts<T>(IEnumerable<T> values)
        where T : struct, Enum => [.. values.Select(EnumAsSnakeCase<T>.ToText)];
}
