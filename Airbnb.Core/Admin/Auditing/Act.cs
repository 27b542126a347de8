namespace Airbnb.Core.Admin.Auditing;

/// <summary>Something that only those who look after the platform do: who does it, and why.</summary>
/// <param name="By">Null for the platform itself, and for operators on the command line.</param>
/// <param name="Why">In their own words.</param>
public sealed record Act(Guid? By, string? Why)
{
    public static readonly Act OfPlatform = new(null, null);

    /// <summary>Longer ones are explanations, and belong elsewhere.</summary>
    public const int LongestReason = 1_000;
}
