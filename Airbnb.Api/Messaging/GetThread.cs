using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Messaging;
using Airbnb.Core.Persistence;
using FastEndpoints;

namespace Airbnb.Api.Messaging;

public sealed class GetThread(ReadThreads read, AirbnbDb db, CurrentUser user) : Endpoint<ThreadById, ThreadResponse>
{
    public override void Configure()
    {
        Get("{id}");
        Group<ThreadsGroup>();
        Summary(summary => summary.Summary = "Read a thread and its newest message");
        Description(route => route.Needs(Permission.ReadThread).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(ThreadById request, CancellationToken ct)
    {
        var seen = await read.One(request.Id, user, ct);
        var wording = await db.WordingFor(user.Id, ct);
        await this.SendFound(seen is null ? null : ThreadResponse.Of(seen, wording), ct);
    }
}
