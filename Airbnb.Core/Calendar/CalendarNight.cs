using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;

namespace Airbnb.Core.Calendar;

/// <summary>Why no stay can have a night.</summary>
public enum NightFault
{
    NotPublished,
    Past,

    /// <summary>The host asks for more notice.</summary>
    NoticeTooShort,

    /// <summary>Too far ahead.</summary>
    BeyondWindow,

    /// <summary>Whatever its host could be told by one of those below.</summary>
    NotAvailable,

    /// <summary>A guest has it, or may still pay for it.</summary>
    Taken,

    /// <summary>It lies too close to a stay to prepare the home.</summary>
    Preparation,

    /// <summary>The host closed it.</summary>
    Closed,

    /// <summary>The host cancelled the stay that had it.</summary>
    Cancelled,

    /// <summary>Another platform's calendar has it.</summary>
    Imported,
}

/// <summary>One night of a home.</summary>
/// <param name="Date">Of the evening.</param>
/// <param name="Available">Whether some stay could have the night.</param>
/// <param name="WhyNot">All that speaks against it. Who has it is told to the host alone.</param>
/// <param name="MinNights">Of a stay that begins on that day, as all that follows.</param>
/// <param name="ArrivalAllowed">Whether guests may arrive on that day.</param>
/// <param name="DepartureDays">On which weekdays those may leave who arrive on that day.</param>
/// <param name="Reason">Why the host closed it, for the host alone.</param>
public sealed record CalendarNight(
    DateOnly Date,
    bool Available,
    IReadOnlyList<NightFault> WhyNot,
    Money Price,
    int MinNights,
    int MaxNights,
    bool ArrivalAllowed,
    IReadOnlyList<DayOfWeek> DepartureDays,
    string? Reason
);

/// <summary>All that decides what a home's nights are like, as of now.</summary>
public sealed record NightFacts(
    Listing Listing,
    IReadOnlyList<Occupied> Occupied,
    IReadOnlyList<StayRule> Rules,
    NightPrices Prices,
    DateTimeOffset Now,
    bool ForHost
)
{
    private readonly DateOnly today = Listing.HomeTime().Today(Now);
    private readonly DateOnly first = StayRules.FirstCheckIn(
        Listing.Terms,
        Listing.HomeTime().Today(Now),
        Listing.HomeTime().TimeOfDay(Now)
    );

    public CalendarNight Of(DateOnly night)
    {
        var faults = Faults(night).Select(fault => ForHost ? fault : ForGuests(fault)).Distinct().ToList();
        var terms = Listing.Terms.On(night, Rules);
        return new CalendarNight(
            night,
            faults.Count == 0,
            faults,
            Prices.Of(night),
            terms.MinNights,
            terms.MaxNights,
            terms.ArrivalDays.Has(night.DayOfWeek),
            [.. terms.DepartureDays.Days()],
            ForHost ? Occupied.FirstOrDefault(row => row.Nights.Has(night))?.Reason : null
        );
    }

    private IEnumerable<NightFault> Faults(DateOnly night)
    {
        if (!Listing.IsOpen(Now))
            yield return NightFault.NotPublished;
        if (night < today)
            yield return NightFault.Past;
        else if (night < first)
            yield return NightFault.NoticeTooShort;
        if (night >= StayRules.LastCheckOut(Listing.Terms, today))
            yield return NightFault.BeyondWindow;
        foreach (var row in Occupied)
            if (FaultOf(row, night) is { } fault)
                yield return fault;
    }

    private NightFault? FaultOf(Occupied row, DateOnly night) =>
        row.Nights.Has(night)
            ? row.Kind switch
            {
                OccupiedBy.Hold or OccupiedBy.Stay => NightFault.Taken,
                OccupiedBy.Import => NightFault.Imported,
                _ => row.SourceId == Listing.Id ? NightFault.Closed : NightFault.Cancelled,
            }
        : IsPreparation(row, night) ? NightFault.Preparation
        : null;

    /// <summary>Whether even a stay of that one night would come too close to this one.</summary>
    private bool IsPreparation(Occupied row, DateOnly night) =>
        row.Padded is { } padded
        && padded.LowerBound <= night.AddDays(Listing.Terms.PreparationNights)
        && night < padded.UpperBound;

    private static NightFault ForGuests(NightFault fault) =>
        fault > NightFault.NotAvailable ? NightFault.NotAvailable : fault;
}
