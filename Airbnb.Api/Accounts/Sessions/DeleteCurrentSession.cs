using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Sessions;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Sessions;

public sealed class DeleteCurrentSession(CurrentUser user, EndSessions sessions) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Delete("current");
        Group<SessionsGroup>();
        Summary(summary => summary.Summary = "Sign out");
        Description(route => route.Needs(Permission.UseOwn).Produces(204).Refuses(401));
    }

    public override async Task HandleAsync(CancellationToken ct) =>
        await this.SendResult(await sessions.One(User.SessionId(), user, ct), ct);
}
