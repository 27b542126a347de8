namespace Airbnb.Core.Listings.Search;

/// <summary>
/// Places in SQL. Homes are compared by their public position, so that a narrow box or a short radius tells no more
/// about where a home is than its page does.
/// </summary>
internal static class MapSql
{
    private const double EarthRadius = 6_371_000;

    /// <summary>Great-circle distance in whole metres (haversine).</summary>
    public static FormattableString Distance(Position from) =>
        $"""
            (2 * {EarthRadius} * asin(least(1, sqrt(
                power(sin(radians(l.public_latitude - {from.Latitude}) / 2), 2)
                + cos(radians({from.Latitude})) * cos(radians(l.public_latitude))
                * power(sin(radians(l.public_longitude - {from.Longitude}) / 2), 2)))))::bigint
            """;

    /// <summary>By the index of places.</summary>
    public static FormattableString In(MapBox box) => EitherSide(box, Inside);

    /// <summary>The same for a box so large that other indexes serve better: Postgres can tell how large it is.</summary>
    public static FormattableString Within(MapBox box) => EitherSide(box, Between);

    /// <summary>The smallest box with the whole circle inside: what the index can look up.</summary>
    public static MapBox Around(Position centre, int metres)
    {
        var angle = metres / EarthRadius;
        var reach = Degrees(angle);
        var (south, north) = (centre.Latitude - reach, centre.Latitude + reach);
        var breadth = Math.Sin(angle) / Math.Cos(Radians(centre.Latitude));
        if (south <= -90 || north >= 90 || breadth >= 1)
            return new MapBox(-180, Math.Max(south, -90), 180, Math.Min(north, 90)); // a pole is inside
        var aside = Degrees(Math.Asin(breadth));
        return new MapBox(Wrapped(centre.Longitude - aside), south, Wrapped(centre.Longitude + aside), north);
    }

    private static FormattableString EitherSide(MapBox box, Func<MapBox, FormattableString> part) =>
        box.West <= box.East
            ? part(box)
            : (FormattableString)$"({part(box with { East = 180 })} OR {part(box with { West = -180 })})";

    private static FormattableString Inside(MapBox box) =>
        $"""
            point(l.public_longitude, l.public_latitude)
                <@ box(point({box.West}, {box.South}), point({box.East}, {box.North}))
            """;

    private static FormattableString Between(MapBox box) =>
        $"""
            l.public_longitude BETWEEN {box.West} AND {box.East}
                AND l.public_latitude BETWEEN {box.South} AND {box.North}
            """;

    private static double Wrapped(double longitude) =>
        longitude < -180 ? longitude + 360
        : longitude > 180 ? longitude - 360
        : longitude;

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
