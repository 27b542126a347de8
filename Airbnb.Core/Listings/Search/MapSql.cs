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
                power(sin(radians(public_latitude - {from.Latitude}) / 2), 2)
                + cos(radians({from.Latitude})) * cos(radians(public_latitude))
                * power(sin(radians(public_longitude - {from.Longitude}) / 2), 2)))))::bigint
            """;

    public static FormattableString In(MapBox box) =>
        box.West <= box.East
            ? Inside(box)
            : (FormattableString)$"({Inside(box with { East = 180 })} OR {Inside(box with { West = -180 })})";

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

    private static FormattableString Inside(MapBox box) =>
        $"point(public_longitude, public_latitude) <@ box(point({box.West}, {box.South}), point({box.East}, {box.North}))";

    private static double Wrapped(double longitude) =>
        longitude < -180 ? longitude + 360
        : longitude > 180 ? longitude - 360
        : longitude;

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
