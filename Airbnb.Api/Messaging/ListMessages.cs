using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Messaging;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Messaging;

public sealed record MessagesQuery
{
    public Guid Id { get; init; }
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class MessagesQueryValidator : Validator<MessagesQuery>
{
    public MessagesQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

public sealed class ListMessages(ReadMessages read, AirbnbDb db, CurrentUser user)
    : Endpoint<MessagesQuery, Page<MessageResponse>>
{
    public override void Configure()
    {
        Get("{id}/messages");
        Group<ThreadsGroup>();
        Summary(summary =>
        {
            summary.Summary = "List the messages of a thread";
            summary.Description =
                "The newest first, with what the platform noted about bookings in between. Reading them marks nothing as read.";
        });
        Description(route => route.Needs(Permission.ReadThread).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(MessagesQuery request, CancellationToken ct) =>
        await this.SendResult(await Find(request, ct), page => page, ct);

    private async Task<Result<Page<MessageResponse>>> Find(MessagesQuery request, CancellationToken ct)
    {
        var before = request.After is null ? int.MaxValue : Cursor.Read<int>(request.After);
        if (before.Error is { } refusal)
            return refusal;
        var found = await read.Of(request.Id, user, before.Value, request.Limit + 1, ct);
        if (found is null)
            return Error.NotFound;
        var wording = await db.WordingFor(user.Id, ct);
        var page = Page<ReadMessage>.Of(found, request.Limit, last => last.Message.Number);
        return new Page<MessageResponse>([.. page.Items.Select(one => MessageResponse.Of(one, wording))], page.Next);
    }
}
