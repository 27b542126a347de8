using Airbnb.Api.Http;
using Airbnb.Core.Accounts;
using FastEndpoints;

namespace Airbnb.Api.Accounts;

public sealed class DeleteCurrentSession(CurrentUser user, SignOut signOut) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Delete("current");
        Group<SessionsGroup>();
        Summary(summary => summary.Summary = "Sign out");
        Description(route => route.Produces(204).Refuses(401));
    }

    public override async Task HandleAsync(CancellationToken ct) =>
        await this.SendResult(await signOut.Of(User.SessionId(), user, ct), ct);
}
