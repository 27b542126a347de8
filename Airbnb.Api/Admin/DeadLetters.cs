using System.Linq.Expressions;
using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Admin;

/// <summary>A message that its handler could not deal with.</summary>
/// <param name="Handler">Whose queue it came from.</param>
/// <param name="Fault">What went wrong at the last try.</param>
public sealed record DeadLetterResponse(
    Guid Id,
    Guid MessageId,
    string Handler,
    string Type,
    string Payload,
    string Fault,
    DateTimeOffset RestingSince
) : IListed
{
    public static readonly Expression<Func<DeadLetter, DeadLetterResponse>> Of = letter => new DeadLetterResponse(
        letter.Id,
        letter.MessageId,
        letter.Handler,
        letter.Type,
        letter.Payload,
        letter.Fault,
        letter.RestingSince
    );
}

public sealed record DeadLettersQuery
{
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class DeadLettersQueryValidator : Validator<DeadLettersQuery>
{
    public DeadLettersQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

public sealed class ListDeadLetters(AirbnbDb db) : Endpoint<DeadLettersQuery, Page<DeadLetterResponse>>
{
    public override void Configure()
    {
        Get("dead-letters");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "List the messages that rest, newest first");
        Description(route => route.Needs(Permission.RunPlatform).Refuses(400, 401, 403));
    }

    public override async Task HandleAsync(DeadLettersQuery request, CancellationToken ct)
    {
        var page = await db.DeadLetters.ToPage(DeadLetterResponse.Of, request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }
}

public sealed class PostDeadLetterReplay(ReplayDeadLetter letters, CurrentUser user) : Endpoint<ReasonRequest>
{
    public override void Configure()
    {
        Post("dead-letters/{id}/replay");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "Give a resting message to its handler once more");
        Description(route => route.Needs(Permission.RunPlatform).Produces(204).Refuses(400, 401, 403, 404, 415));
    }

    public override async Task HandleAsync(ReasonRequest request, CancellationToken ct) =>
        await this.SendResult(await letters.Replay(Route<Guid>("id"), user.Because(request.Reason), ct), ct);
}

/// <param name="Reason">Kept in the audit trail.</param>
public sealed record DeadLetterDropRequest(Guid Id, [property: QueryParam] string Reason);

public sealed class DeadLetterDropRequestValidator : Validator<DeadLetterDropRequest>
{
    public DeadLetterDropRequestValidator() => RuleFor(request => request.Reason).Reason();
}

public sealed class DeleteDeadLetter(ReplayDeadLetter letters, CurrentUser user) : Endpoint<DeadLetterDropRequest>
{
    public override void Configure()
    {
        Delete("dead-letters/{id}");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "Drop a resting message");
        Description(route => route.Needs(Permission.RunPlatform).Produces(204).Refuses(400, 401, 403, 404));
    }

    public override async Task HandleAsync(DeadLetterDropRequest request, CancellationToken ct) =>
        await this.SendResult(await letters.Drop(request.Id, user.Because(request.Reason), ct), ct);
}
