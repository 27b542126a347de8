using System.Globalization;
using Airbnb.Api.Accounts.Sessions;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using FastEndpoints;

namespace Airbnb.Api.Messaging;

/// <summary>The caller's messages as they come, for as long as their session lasts.</summary>
public sealed class GetThreadEvents(StreamMessages messages, MessageBell bell, CurrentUser user)
    : EndpointWithoutRequest
{
    private static readonly Error UnknownEvent = new(
        "events.last_id_invalid",
        Kind.Invalid,
        "Last-Event-ID is the id of an event that this stream sent."
    );
    private static readonly Error TooManyStreams = new(
        "events.too_many_streams",
        Kind.TooMany,
        "You have many of these streams open. Close one first."
    );

    public override void Configure()
    {
        Get("events");
        Group<ThreadsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Follow the caller's messages live";
            summary.Description =
                "Server-sent events: message for each line of the caller's threads, their own too, as GET threads/{id}/messages shows it. With Last-Event-ID, first what came after that event. Ends with the session.";
        });
        Description(route =>
            route
                .Needs(Permission.ReadThread)
                .TakesItsTime()
                .Produces<string>(200, "text/event-stream")
                .Refuses(400, 401, 429)
        );
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var after = LastEventId();
        if (after.Error is { } refusal)
        {
            await this.SendProblem(refusal, ct);
            return;
        }
        using var rings = bell.Listen(user.Id);
        if (rings is null)
        {
            await this.SendProblem(TooManyStreams, ct);
            return;
        }
        var who = new Streamed(user.Id, User.SessionId(), after.Value);
        await this.Send(new EventStream((stream, ends) => messages.To(stream, who, rings, ends)), ct);
    }

    private Result<long?> LastEventId()
    {
        var header = HttpContext.Request.Headers["Last-Event-ID"];
        if (header.Count == 0)
            return (long?)null;
        return long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (long?)number
            : UnknownEvent;
    }
}
