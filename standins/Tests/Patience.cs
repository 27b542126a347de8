namespace StandIns.Tests;

/// <summary>How long tests wait for what takes a moment: on a machine that is busy with others, too.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
}
