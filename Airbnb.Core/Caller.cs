using Airbnb.Core.Access;

namespace Airbnb.Core;

/// <summary>What a person may do on the platform beyond what is theirs.</summary>
public enum PlatformRole
{
    Member,

    /// <summary>Reads what people ask about, and moderates reviews; moves no money.</summary>
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

    /// <summary>Homes of others that they work on, as of this request; loaded where it matters.</summary>
    public IReadOnlyList<CoHosting> CoHosting { get; init; } = [];

    public bool May(Permission permission, Resource resource) => Permissions.Allows(this, permission, resource);

    /// <summary>Homes of others at which they may do it: in queries, mostly none.</summary>
    public IReadOnlyList<Guid> CoHostedFor(Permission permission)
    {
        var holders = Permissions.HoldersOf(permission);
        return [.. CoHosting.Where(home => (home.As & holders) != Relations.None).Select(home => home.ListingId)];
    }
}
