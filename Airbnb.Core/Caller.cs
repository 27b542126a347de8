namespace Airbnb.Core;

/// <summary>What a person may do on the platform beyond what is theirs.</summary>
public enum PlatformRole
{
    Member,
    Support,
    Admin,
}

/// <summary>Who asks. Rows are loaded through the caller, so that what is not theirs is not there.</summary>
/// <param name="UserId">Null when nobody is signed in.</param>
public sealed record Caller(Guid? UserId, PlatformRole Role)
{
    public static readonly Caller Anonymous = new(null, PlatformRole.Member);

    /// <summary>The platform itself: deadlines, webhooks, operators on the command line.</summary>
    public static readonly Caller Platform = new(null, PlatformRole.Admin);

    public bool IsAdmin => Role is PlatformRole.Admin;
}
