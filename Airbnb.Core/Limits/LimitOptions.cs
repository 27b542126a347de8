using System.Diagnostics;

namespace Airbnb.Core.Limits;

/// <summary>What is asked for equally often, and counts together.</summary>
public enum LimitGroup
{
    Reads,
    Writes,
    Search,
    Uploads,
    Messages,

    /// <summary>Whatever takes a password or a code, or has one sent: by network address.</summary>
    SignIn,

    /// <summary>New accounts: by network address.</summary>
    Registration,
}

/// <summary>Section <c>Limits</c>: how often in a minute one may ask, by group. All of a minute's may come at once.</summary>
public sealed record LimitOptions
{
    public int Reads { get; init; } = 1_200;
    public int Writes { get; init; } = 300;
    public int Search { get; init; } = 300;
    public int Uploads { get; init; } = 120;

    /// <summary>More is not writing by hand.</summary>
    public int Messages { get; init; } = 30;
    public int SignIn { get; init; } = 30;
    public int Registration { get; init; } = 10;

    public TokenBucket BucketOf(LimitGroup group) => new(PerMinute(group), TimeSpan.FromMinutes(1));

    public bool AreSensible() => Enum.GetValues<LimitGroup>().All(group => PerMinute(group) is > 0 and <= 10_000_000);

    private int PerMinute(LimitGroup group) =>
        group switch
        {
            LimitGroup.Reads => Reads,
            LimitGroup.Writes => Writes,
            LimitGroup.Search => Search,
            LimitGroup.Uploads => Uploads,
            LimitGroup.Messages => Messages,
            LimitGroup.SignIn => SignIn,
            LimitGroup.Registration => Registration,
            _ => throw new UnreachableException(),
        };
}
