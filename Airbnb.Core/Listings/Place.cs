namespace Airbnb.Core.Listings;

/// <summary>Where the home is. A draft may not say all of it yet.</summary>
public sealed record Place
{
    public string? Street { get; init; }

    /// <summary>Floor, staircase or number of the flat: told, as the street, to those who come.</summary>
    public string? Unit { get; init; }

    public string? City { get; init; }
    public string? Region { get; init; }

    /// <summary>ISO 3166 code of two capitals.</summary>
    public string? Country { get; init; }

    public string? PostalCode { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    /// <summary>IANA name; the home's days, check-in and check-out go by it.</summary>
    public string? TimeZone { get; init; }
}

/// <summary>A point on the map, in degrees.</summary>
public sealed record Position(double Latitude, double Longitude)
{
    private const double KilometresPerDegree = 111.32;

    /// <summary>
    /// The middle of the square of about one kilometre that the point lies in: the same for every request, so that
    /// asking often does not narrow it down.
    /// </summary>
    public Position Rounded()
    {
        var latitude = Middle(Latitude, 1 / KilometresPerDegree, 90);
        var parallel = Math.Max(0.01, Math.Cos(latitude * Math.PI / 180));
        return new Position(latitude, Middle(Longitude, 1 / (KilometresPerDegree * parallel), 180));
    }

    private static double Middle(double degrees, double step, double limit) =>
        Math.Round(Math.Clamp((Math.Floor(degrees / step) + 0.5) * step, -limit, limit), 4);
}
