using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Messaging;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Messaging;

public sealed record MessageRequest
{
    public required string Text { get; init; }
}

public sealed class MessageRequestValidator : Validator<MessageRequest>
{
    public MessageRequestValidator() => RuleFor(request => request.Text).IsMessage();
}

/// <summary>Writes to the other side of a thread.</summary>
public sealed class PostMessage(WriteMessage write, AirbnbDb db, CurrentUser user)
    : Endpoint<MessageRequest, MessageResponse>
{
    public override void Configure()
    {
        Post("{id}/messages");
        Group<ThreadsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Write a message";
            summary.Description =
                "Contact details are taken out until the two have a confirmed stay: masked says so, and text is what both read.";
        });
        Description(route =>
            route.Needs(Permission.WriteMessage).Creates<MessageResponse>().Refuses(400, 401, 404, 415, 429)
        );
    }

    public override async Task HandleAsync(MessageRequest request, CancellationToken ct)
    {
        var written = await write.Reply(Route<Guid>("id"), request.Text.Trim(), user, ct);
        await this.SendWritten(written, await db.WordingFor(user.Id, ct), ct);
    }
}

internal static class WrittenMessages
{
    public static IRuleBuilderOptions<T, string> IsMessage<T>(this IRuleBuilder<T, string> text) =>
        text.NotEmpty().MaximumLength(WriteMessage.LongestText);

    /// <summary>201 with the message as both sides read it, and where its thread is.</summary>
    public static Task SendWritten(
        this IEndpoint endpoint,
        Result<WrittenMessage> written,
        Wording wording,
        CancellationToken ct
    ) =>
        endpoint.SendCreated(
            written,
            it => $"/{ApiConventions.Prefix}/threads/{it.Thread.Id}",
            it => MessageResponse.Of(new ReadMessage(it.Message, it.Thread.GuestId, it.Thread.HostId), wording),
            ct
        );
}
