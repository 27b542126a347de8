namespace Airbnb.Core.Bookings;

/// <summary>The platform's rules of bookings from a day on.</summary>
public sealed record BookingOptions : Dated
{
    /// <summary>How long nights are held for a guest who has not paid.</summary>
    public int HoldMinutes { get; init; } = 15;

    /// <summary>How many unpaid stays a guest may hold at a time.</summary>
    public int MostOpenHolds { get; init; } = 3;

    /// <summary>A guest is reminded so many days before check-in, and then again; 0 for not at all.</summary>
    public int FirstReminderDays { get; init; } = 7;
    public int LastReminderDays { get; init; } = 1;

    /// <summary>With so many cancellations by its host in so many days a home is neither found nor booked for a while.</summary>
    public int HostCancellations { get; init; } = 3;
    public int HostCancellationDays { get; init; } = 90;
    public int SuspensionDays { get; init; } = 7;

    public TimeSpan HoldTime => TimeSpan.FromMinutes(HoldMinutes);
}

/// <summary>Section <c>Bookings</c>.</summary>
public sealed class BookingSchedule : Schedule<BookingOptions>
{
    public const string Section = "Bookings";

    public bool AreSensible() =>
        Versions.All(rules =>
            rules
                is {
                    HoldMinutes: > 0,
                    MostOpenHolds: > 0,
                    FirstReminderDays: >= 0,
                    LastReminderDays: >= 0,
                    HostCancellations: > 0,
                    HostCancellationDays: > 0,
                    SuspensionDays: >= 0
                }
        );
}
