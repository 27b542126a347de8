using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Sessions;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Sessions;

/// <summary>Which of the caller's sessions end.</summary>
public sealed record SessionsEnding
{
    /// <summary>All but the one that this request came with.</summary>
    [QueryParam]
    public bool Others { get; init; }
}

public sealed class DeleteSessions(CurrentUser user, EndSessions sessions) : Endpoint<SessionsEnding>
{
    public override void Configure()
    {
        Delete("");
        Group<SessionsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Sign out everywhere";
            summary.Description = "With others=true everywhere else: the session that asks goes on.";
        });
        Description(route => route.Needs(Permission.UseOwn).Produces(204).Refuses(400, 401));
    }

    public override async Task HandleAsync(SessionsEnding request, CancellationToken ct)
    {
        if (request.Others)
            await sessions.OfAllBut(User.SessionId(), user.Id, ct);
        else
            await sessions.Of(user.Id, ct);
        await this.SendResult(Result.Done, ct);
    }
}
