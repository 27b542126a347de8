using System.Linq.Expressions;
using Airbnb.Api.Http;
using Airbnb.Core.Accounts.Sessions;

namespace Airbnb.Api.Accounts.Sessions;

/// <param name="Id">To end it by.</param>
/// <param name="CreatedAt">When they signed in.</param>
/// <param name="LastSeenAt">When it was last used, to the minute.</param>
/// <param name="ExpiresAt">When it ends if it is not used before.</param>
/// <param name="Address">The network address it was last used from.</param>
/// <param name="Device">What it is used with, as people call it: Firefox on Windows.</param>
/// <param name="UserAgent">The program they signed in with, as it calls itself.</param>
/// <param name="Current">Whether this request came with it.</param>
public sealed record SessionResponse(
    Guid Id,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset ExpiresAt,
    string? Address,
    string? Device,
    string? UserAgent,
    bool Current
) : IListed
{
    public static Expression<Func<Session, SessionResponse>> From(Guid current) =>
        session => new SessionResponse(
            session.Id,
            session.CreatedAt,
            session.LastSeenAt,
            session.ExpiresAt,
            session.Address == null ? null : session.Address.ToString(),
            Devices.NameOf(session.UserAgent),
            session.UserAgent,
            session.Id == current
        );
}
