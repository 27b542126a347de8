namespace Airbnb.Core.Calendar.Editing;

/// <summary>What can be taken back to what the listing says.</summary>
public enum CalendarField
{
    Price,
    MinNights,
    MaxNights,
    ArrivalDays,
    DepartureDays,
}

/// <summary>What a host wants some nights to be like. What is not said stays as it is.</summary>
public sealed record CalendarChange(StayDates Nights)
{
    /// <summary>Of one night: before season, weekend and base price.</summary>
    public Money? Price { get; init; }

    /// <summary>What the host calls the price.</summary>
    public string? PriceName { get; init; }

    /// <summary>False closes the nights; true opens those that the host has closed.</summary>
    public bool? Open { get; init; }

    /// <summary>Why they are closed, for the host alone.</summary>
    public string? Reason { get; init; }

    /// <summary>Of stays that begin on these days, as all that follows.</summary>
    public int? MinNights { get; init; }

    public int? MaxNights { get; init; }
    public Weekdays? ArrivalDays { get; init; }
    public Weekdays? DepartureDays { get; init; }

    /// <summary>What goes back to what the listing says.</summary>
    public IReadOnlySet<CalendarField> Reset { get; init; } = new HashSet<CalendarField>();

    public bool SetsPrice => Price is not null || Reset.Contains(CalendarField.Price);

    public bool SetsRule =>
        MinNights is not null
        || MaxNights is not null
        || ArrivalDays is not null
        || DepartureDays is not null
        || Reset.Any(each => each is not CalendarField.Price);
}

/// <summary>What a date costs.</summary>
public sealed record DatePrice(long Amount, string? Name);

/// <summary>That a host has closed a night.</summary>
public sealed record Closure(string? Reason);

/// <summary>The rules of stays that begin on a day, as far as they are not the listing's.</summary>
public sealed record DayRule(int? MinNights, int? MaxNights, Weekdays? ArrivalDays, Weekdays? DepartureDays)
{
    private static readonly DayRule None = new(null, null, null, null);

    public static DayRule Of(StayRule rule) =>
        new(rule.MinNights, rule.MaxNights, rule.ArrivalDays, rule.DepartureDays);

    /// <summary>What holds after the change; null when that is the listing's alone.</summary>
    public static DayRule? After(DayRule? before, CalendarChange change)
    {
        var rule = before ?? None;
        var after = new DayRule(
            Field(CalendarField.MinNights, change.MinNights, rule.MinNights),
            Field(CalendarField.MaxNights, change.MaxNights, rule.MaxNights),
            Field(CalendarField.ArrivalDays, change.ArrivalDays, rule.ArrivalDays),
            Field(CalendarField.DepartureDays, change.DepartureDays, rule.DepartureDays)
        );
        return after == None ? null : after;

        T? Field<T>(CalendarField field, T? said, T? before)
            where T : struct => said ?? (change.Reset.Contains(field) ? null : before);
    }
}
