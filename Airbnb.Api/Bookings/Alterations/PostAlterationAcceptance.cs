using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Idempotency;
using FastEndpoints;

namespace Airbnb.Api.Bookings.Alterations;

/// <summary>
/// Agrees to what the other side proposed. With nothing to pay the booking is altered at once; otherwise the new nights
/// are held, and it is altered once the guest has paid the difference.
/// </summary>
public sealed class PostAlterationAcceptance(
    AnswerAlteration answer,
    ReadAlteration read,
    IdempotentAnswers answers,
    CurrentUser user
) : Endpoint<AlterationById, AlterationResponse>
{
    public override void Configure()
    {
        Post("{id}/alterations/{alterationId}/acceptance");
        Group<BookingsGroup>();
        Summary(summary => summary.Summary = "Accept an alteration");
        Description(route =>
            route
                .Needs(Permission.ChangeBooking)
                .Requires(RequiredHeader.IdempotencyKey)
                .Refuses(400, 401, 403, 404, 409, 422)
        );
    }

    public override Task HandleAsync(AlterationById request, CancellationToken ct) =>
        answers.SendResult(this, request, key => Accept(request, key, ct), accepted => accepted, ct);

    private async Task<Result<AlterationResponse>> Accept(
        AlterationById which,
        IdempotencyKey key,
        CancellationToken ct
    ) => await read.After(await answer.Accept(which.Id, which.AlterationId, user, key, ct), which, ct);
}
