using Airbnb.Core.Persistence;

namespace Airbnb.Core.Accounts.Profiles;

/// <summary>What people say of themselves.</summary>
/// <param name="Languages">ISO 639-1, those they speak best first.</param>
/// <param name="Phone">E.164: <c>+351912345678</c>.</param>
public sealed record Profile(string Name, string? Bio, IReadOnlyList<string> Languages, string? Phone)
{
    public const int LongestBio = 1000;
    public const int MostLanguages = 10;
}

public sealed class EditProfile(AirbnbDb db)
{
    /// <param name="version">The one that they have read.</param>
    public Task<Result<User>> Of(Guid userId, long version, Profile profile, CancellationToken ct) =>
        db.InTransaction<User>(
            async () =>
            {
                if (await db.LockPerson(userId, ct) is not { } me)
                    return Error.NotFound;
                if (me.Version != version)
                    return Error.Stale;
                me.Edit(profile);
                await db.SaveChangesAsync(ct);
                return me;
            },
            ct
        );
}
