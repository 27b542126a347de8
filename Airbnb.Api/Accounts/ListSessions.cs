using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Accounts;

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
        Description(route => route.Refuses(400, 401));
    }

    public override async Task HandleAsync(SessionsQuery request, CancellationToken ct) =>
        await this.SendResult(await Find(request, ct), page => page, ct);

    private async Task<Result<Page<SessionResponse>>> Find(SessionsQuery query, CancellationToken ct)
    {
        var sessions = db.Sessions.VisibleTo(user, time.GetUtcNow());
        if (query.After is not null)
        {
            var after = Cursor.Read<Guid>(query.After);
            if (after.Error is { } error)
                return error;
            sessions = sessions.Where(session => session.Id.CompareTo(after.Value) < 0); // ids grow with time
        }
        var rows = await sessions
            .OrderByDescending(session => session.Id)
            .Take(query.Limit + 1)
            .Select(SessionResponse.From(User.SessionId()))
            .ToListAsync(ct);
        return Page<SessionResponse>.Of(rows, query.Limit, session => session.Id);
    }
}
