using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Accounts.Sessions;

/// <summary>Which of the caller's sessions.</summary>
public sealed record SessionsQuery
{
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class SessionsQueryValidator : Validator<SessionsQuery>
{
    public SessionsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

public sealed class ListSessions(CurrentUser user, AirbnbDb db, TimeProvider time)
    : Endpoint<SessionsQuery, Page<SessionResponse>>
{
    public override void Configure()
    {
        Get("");
        Group<SessionsGroup>();
        Summary(summary => summary.Summary = "List the caller's sessions, the latest first");
        Description(route => route.Needs(Permission.UseOwn).Refuses(400, 401));
    }

    public override async Task HandleAsync(SessionsQuery request, CancellationToken ct)
    {
        var sessions = db.Sessions.VisibleTo(user, time.GetUtcNow());
        var page = await sessions.ToPage(SessionResponse.From(User.SessionId()), request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }
}
