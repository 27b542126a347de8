using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Sessions;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Sessions;

public sealed class DeleteSession(CurrentUser user, EndSessions sessions) : Endpoint<SessionRequest>
{
    public override void Configure()
    {
        Delete("{sessionId}");
        Group<SessionsGroup>();
        Summary(summary => summary.Summary = "End a session of the caller");
        Description(route => route.Needs(Permission.UseOwn).Produces(204).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(SessionRequest request, CancellationToken ct) =>
        await this.SendResult(await sessions.One(request.SessionId, user, ct), ct);
}
