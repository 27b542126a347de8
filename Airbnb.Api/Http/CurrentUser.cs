using System.Security.Claims;
using Airbnb.Core;
using Airbnb.Core.Access;

namespace Airbnb.Api.Http;

/// <summary>The caller of this request, as the session says.</summary>
public sealed class CurrentUser(IHttpContextAccessor http)
{
    public Caller Caller { get; private set; } = From(http.HttpContext?.User);

    /// <summary>The signed-in user's id; only for endpoints that do not allow anonymous callers.</summary>
    public Guid Id => Caller.UserId ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>On homes of others, too, as it is known now.</summary>
    public void WorksOn(IReadOnlyList<CoHosting> homes) => Caller = Caller with { CoHosting = homes };

    public static implicit operator Caller(CurrentUser user) => user.Caller;

    private static Caller From(ClaimsPrincipal? principal) =>
        principal?.Identity?.IsAuthenticated is true
            ? new Caller(
                Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
                Enum.Parse<PlatformRole>(principal.FindFirstValue(ClaimTypes.Role)!)
            )
            : Caller.Anonymous;
}
