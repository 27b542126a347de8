using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Accounts.Sessions;

/// <param name="SessionId">One of one's own.</param>
public sealed record SessionRequest(Guid SessionId);

public sealed class GetSession(CurrentUser user, AirbnbDb db, TimeProvider time)
    : Endpoint<SessionRequest, SessionResponse>
{
    public override void Configure()
    {
        Get("{sessionId}");
        Group<SessionsGroup>();
        Summary(summary => summary.Summary = "Read a session of the caller");
        Description(route => route.Needs(Permission.UseOwn).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(SessionRequest request, CancellationToken ct)
    {
        var session = await db
            .Sessions.VisibleTo(user, time.GetUtcNow())
            .Where(session => session.Id == request.SessionId)
            .Select(SessionResponse.From(User.SessionId()))
            .SingleOrDefaultAsync(ct);
        Result<SessionResponse> found = session is null ? Error.NotFound : session;
        await this.SendResult(found, response => response, ct);
    }
}
