using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Notifications;
using FastEndpoints;

namespace Airbnb.Api.Notifications;

public sealed record NotificationById(Guid Id);

public sealed class PostReading(MarkRead mark, CurrentUser user) : Endpoint<NotificationById>
{
    public override void Configure()
    {
        Post("{id}/reading");
        Group<NotificationsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Note that a notification is read";
            summary.Description = "One that was read stays read as of the first time.";
        });
        Description(route => route.Needs(Permission.UseOwn).Produces(204).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(NotificationById request, CancellationToken ct) =>
        await this.SendResult(await mark.One(request.Id, user, ct), ct);
}

/// <param name="UpTo">The newest that the caller has seen: what came since stays unread. All of them without it.</param>
public sealed record AllReadRequest([property: QueryParam] Guid? UpTo);

public sealed class PostAllReading(MarkRead mark, CurrentUser user) : Endpoint<AllReadRequest>
{
    public override void Configure()
    {
        Post("reading");
        Group<NotificationsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Note that all notifications are read";
            summary.Description =
                "With upTo, those up to that one: what came while the caller was reading stays unread.";
        });
        Description(route => route.Needs(Permission.UseOwn).Produces(204).Refuses(400, 401));
    }

    public override async Task HandleAsync(AllReadRequest request, CancellationToken ct) =>
        await this.SendResult(await mark.All(request.UpTo, user, ct), ct);
}
