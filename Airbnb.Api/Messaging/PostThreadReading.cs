using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Messaging;
using FastEndpoints;

namespace Airbnb.Api.Messaging;

/// <param name="UpTo">The newest message that the caller has seen: what came since stays unread. All without it.</param>
public sealed record ThreadReadRequest(Guid Id, [property: QueryParam] Guid? UpTo);

public sealed class PostThreadReading(ReadThread read, CurrentUser user) : Endpoint<ThreadReadRequest>
{
    public override void Configure()
    {
        Post("{id}/reading");
        Group<ThreadsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Note that a thread is read";
            summary.Description =
                "With upTo, up to that message: what came while the caller was reading stays unread. What was read stays read.";
        });
        Description(route => route.Needs(Permission.ReadThread).Produces(204).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(ThreadReadRequest request, CancellationToken ct) =>
        await this.SendResult(await read.UpTo(request.Id, request.UpTo, user, ct), ct);
}
