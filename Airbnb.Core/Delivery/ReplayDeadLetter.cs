using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Delivery;

/// <summary>Gives a resting message to its handler once more, or drops it for good.</summary>
public sealed class ReplayDeadLetter(AirbnbDb db)
{
    /// <summary>The handler tries it from the start, with all its retries; its inbox still keeps it from acting twice.</summary>
    public Task<Result> Replay(Guid letterId, Act act, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await Find(letterId, ct) is not { } letter)
                    return Error.NotFound;
                if (!await Remove(letterId, ct))
                    return Error.NotFound; // another admin was faster
                db.Outbox.Add(
                    new OutboxMessage
                    {
                        MessageId = letter.MessageId,
                        Type = letter.Type,
                        Payload = letter.Payload,
                        Handler = letter.Handler,
                        TraceParent = letter.TraceParent,
                    }
                );
                db.Audit(act, "dead_letter_replayed", letterId, Of(letter));
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    public Task<Result> Drop(Guid letterId, Act act, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await Find(letterId, ct) is not { } letter || !await Remove(letterId, ct))
                    return Error.NotFound;
                db.Audit(act, "dead_letter_dropped", letterId, Of(letter));
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    private static object Of(DeadLetter letter) =>
        new
        {
            letter.MessageId,
            letter.Handler,
            letter.Type,
        };

    private Task<DeadLetter?> Find(Guid letterId, CancellationToken ct) =>
        db.DeadLetters.AsNoTracking().SingleOrDefaultAsync(letter => letter.Id == letterId, ct);

    private async Task<bool> Remove(Guid letterId, CancellationToken ct) =>
        await db.DeadLetters.Where(letter => letter.Id == letterId).ExecuteDeleteAsync(ct) == 1;
}
