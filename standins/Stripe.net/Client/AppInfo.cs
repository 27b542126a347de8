namespace Stripe;

/// <summary>Names the application in the user agent.</summary>
public class AppInfo
{
    /// <summary>The name; required.</summary>
    public string Name { get; set; }

    /// <summary>The id of a Stripe partner.</summary>
    public string PartnerId { get; set; }

    /// <summary>The version of the application.</summary>
    public string Version { get; set; }

    /// <summary>Where to read about the application.</summary>
    public string Url { get; set; }

    /// <summary>Renders the application as it stands in the user agent.</summary>
    public string FormatUserAgent()
    {
        var version = string.IsNullOrEmpty(Version) ? "" : $"/{Version}";
        var url = string.IsNullOrEmpty(Url) ? "" : $" ({Url})";
        return $"{Name}{version}{url}";
    }
}
