using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Accounts;

/// <summary>Section <c>Admin</c>: the account that a new platform starts with.</summary>
public sealed record AdminOptions
{
    public string Email { get; init; } = "admin@airbnb.localhost";
    public string? Password { get; init; }
}

/// <summary>Creates the first admin when there is none; run before anybody can register.</summary>
public sealed class SeedFirstAdmin(
    AirbnbDb db,
    UserManager<User> users,
    IOptions<AdminOptions> options,
    TimeProvider time
)
{
    public async Task<Result> Run(CancellationToken ct)
    {
        if (await HasAdmin(ct))
            return Result.Done;
        var (email, password) = (options.Value.Email, options.Value.Password);
        if (string.IsNullOrEmpty(password))
            return AccountErrors.AdminPasswordMissing;
        if (PasswordRules.Refusal(password, email, name: "") is { } refusal)
            return refusal;
        var admin = User.FirstAdmin(email, users.NormalizeEmail(email), time.GetUtcNow());
        admin.PasswordHash = users.PasswordHasher.HashPassword(admin, password);
        db.Users.Add(admin);
        try
        {
            await db.SaveChangesAsync(ct);
            return Result.Done;
        }
        catch (DbUpdateException exception) when (exception.Breaks(AccountMapping.UniqueEmail))
        {
            // Another run at the same moment, or a member who has the address: only the first is well.
            return await HasAdmin(ct) ? Result.Done : AccountErrors.AdminAddressTaken;
        }
    }

    private Task<bool> HasAdmin(CancellationToken ct) => db.Users.AnyAsync(user => user.Role == PlatformRole.Admin, ct);
}
