using Microsoft.AspNetCore.Identity;

namespace Airbnb.Core.Accounts;

/// <summary>A person: guest, host, or one who looks after the platform.</summary>
public sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    public required string Name { get; set; }
    public PlatformRole Role { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}
