using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Roles;

public static class RoleErrors
{
    public static readonly Error Own = new(
        "role.own",
        Kind.Refused,
        "Nobody gives or takes their own role: ask another admin. So there is always one."
    );
    public static readonly Error NotAdmin = new("role.not_admin", Kind.Forbidden, "Only an admin gives roles.");
    public static readonly Error NotVerified = new(
        "role.not_verified",
        Kind.Refused,
        "Their address has to be proved to be theirs first."
    );
}

/// <summary>
/// Makes somebody support or admin, or nobody special again. They are signed out everywhere, so that no session that was
/// begun as one thing lives on as another.
/// </summary>
public sealed class GiveRole(AirbnbDb db, EndSessions sessions)
{
    public Task<Result<User>> To(Guid userId, PlatformRole role, Act act, CancellationToken ct) =>
        db.InTransaction<User>(
            async () =>
            {
                // In the order of their ids: of two admins who take each other's role at once, the second is none any more.
                var two = await db
                    .Users.FromSql(
                        $"SELECT * FROM users WHERE id IN ({userId}, {act.By}) ORDER BY id FOR NO KEY UPDATE"
                    )
                    .AsTracking()
                    .ToListAsync(ct);
                if (two.SingleOrDefault(user => user.Id == userId) is not { } user)
                    return Error.NotFound;
                if (Refusal(user, two.SingleOrDefault(admin => admin.Id == act.By), role) is { } refusal)
                    return refusal;
                if (user.Role != role)
                    await Change(user, role, act, ct);
                return user;
            },
            ct
        );

    private static Error? Refusal(User user, User? by, PlatformRole role) =>
        user == by ? RoleErrors.Own
        : by is not { Role: PlatformRole.Admin } ? RoleErrors.NotAdmin
        : role is not PlatformRole.Member && !user.EmailConfirmed ? RoleErrors.NotVerified
        : null;

    private async Task Change(User user, PlatformRole role, Act act, CancellationToken ct)
    {
        db.Audit(act, "role_given", user.Id, new { role = user.Role }, new { role });
        user.Become(role);
        await db.SaveChangesAsync(ct);
        await sessions.Of(user.Id, ct);
    }
}
