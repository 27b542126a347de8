namespace Airbnb.Core.Calendar.Feeds.Importing;

/// <summary>Section <c>Calendars</c>.</summary>
public sealed record CalendarOptions
{
    /// <summary>Lets calendars come from this machine and private networks, on any port; never in production.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>For a whole answer, redirects included.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
