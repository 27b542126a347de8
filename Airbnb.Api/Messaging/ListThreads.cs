using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Messaging;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Messaging;

public sealed record ThreadsQuery
{
    /// <summary>Only those with messages that the caller has not read.</summary>
    public bool Unread { get; init; }

    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class ThreadsQueryValidator : Validator<ThreadsQuery>
{
    public ThreadsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

/// <param name="Items">At most <c>limit</c> of them, those with the newest messages first.</param>
/// <param name="Next">Send it as <c>after</c> to read on; null at the end.</param>
/// <param name="Unread">How many messages the caller has not read, on this page or not.</param>
public sealed record ThreadsResponse(IReadOnlyList<ThreadResponse> Items, string? Next, int Unread);

public sealed class ListThreads(ReadThreads read, AirbnbDb db, CurrentUser user)
    : Endpoint<ThreadsQuery, ThreadsResponse>
{
    public override void Configure()
    {
        Get("");
        Group<ThreadsGroup>();
        Summary(summary =>
        {
            summary.Summary = "List the caller's threads";
            summary.Description =
                "As guest and as host, those with the newest messages first, and how many messages are not read.";
        });
        Description(route => route.Needs(Permission.ReadThread).Refuses(400, 401));
    }

    public override async Task HandleAsync(ThreadsQuery request, CancellationToken ct) =>
        await this.SendResult(await Find(request, ct), found => found, ct);

    private async Task<Result<ThreadsResponse>> Find(ThreadsQuery request, CancellationToken ct)
    {
        Guid? before = null;
        if (request.After is not null)
        {
            var last = Cursor.Read<Guid>(request.After);
            if (last.Error is { } refusal)
                return refusal;
            before = last.Value;
        }
        var found = await read.Of(user, request.Unread, before, request.Limit + 1, ct);
        var wording = await db.WordingFor(user.Id, ct);
        var page = Page<SeenThread>.Of(found, request.Limit, last => last.Side.LastMessageId);
        return new ThreadsResponse(
            [.. page.Items.Select(seen => ThreadResponse.Of(seen, wording))],
            page.Next,
            await read.Unread(user, ct)
        );
    }
}
