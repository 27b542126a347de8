namespace Airbnb.Core.Listings;

/// <summary>What guests agree to when they come. Null means that the host has not said.</summary>
public sealed record HouseRules
{
    /// <summary>Whether pets may come along.</summary>
    public bool? Pets { get; init; }

    public bool? Smoking { get; init; }
    public bool? Parties { get; init; }

    /// <summary>Whether the home suits children.</summary>
    public bool? Children { get; init; }

    /// <summary>The evening hour from which it is to be quiet.</summary>
    public TimeOnly? QuietFrom { get; init; }

    public TimeOnly? QuietUntil { get; init; }

    /// <summary>In the host's own words.</summary>
    public string? More { get; init; }
}

/// <summary>How guests get in.</summary>
public enum CheckInMethod
{
    HostGreets,
    BuildingStaff,
    Lockbox,
    Keypad,
    SmartLock,
    Other,
}

/// <summary>What helps guests who move, see or hear with difficulty.</summary>
public enum AccessibilityFeature
{
    StepFreeEntrance,
    WideEntrance,
    LitPathToEntrance,
    AccessibleParking,
    Elevator,
    StepFreeBedroom,
    WideBedroomDoor,
    StepFreeBathroom,
    WideBathroomDoor,
    StepFreeShower,
    ShowerGrabBar,
    ToiletGrabBar,
    ShowerChair,
    Hoist,
    VisualAlarm,
    TactileSigns,
}
