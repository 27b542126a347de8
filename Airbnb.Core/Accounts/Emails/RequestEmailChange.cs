using Airbnb.Core.Accounts.Mailed;
using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Emails;

/// <summary>
/// Asks for another address. The answer is the same whether somebody has it already: only its mail tells. The latest
/// request counts.
/// </summary>
public sealed class RequestEmailChange(AirbnbDb db, ConfirmPassword confirm, KeepCodes codes, TimeProvider time)
{
    public async Task<Result> To(string email, string password, Guid userId, CancellationToken ct)
    {
        var confirmed = await confirm.Of(userId, password, ct);
        if (confirmed.Error is { } wrong)
            return wrong;
        if (confirmed.Value.Email == email)
            return AccountErrors.EmailUnchanged;
        return await db.InTransaction(() => Request(email, userId, ct), ct);
    }

    private async Task<Result> Request(string email, Guid userId, CancellationToken ct)
    {
        if (await db.LockPerson(userId, ct) is not { } me)
            return Error.NotFound;
        var now = time.GetUtcNow();
        foreach (var earlier in await db.EmailChanges.AsTracking().PendingOf(userId).ToListAsync(ct))
        {
            earlier.End(now);
            await codes.Revoke(userId, CodePurpose.EmailConfirmation, earlier.Id, ct);
        }
        var change = EmailChange.Request(me, email, now);
        db.EmailChanges.Add(change);
        db.Publish(new EmailChangeRequested(change.Id));
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}

public static class EmailChangeQueries
{
    public static IQueryable<EmailChange> PendingOf(this IQueryable<EmailChange> changes, Guid userId) =>
        changes.Where(change => change.UserId == userId && change.ConfirmedAt == null && change.EndedAt == null);

    /// <summary>A registration that nobody has verified gives way to who has proved the address.</summary>
    internal static Task MakeRoom(this AirbnbDb db, string lookupEmail, Guid userId, CancellationToken ct) =>
        db
            .Users.Where(other => other.NormalizedEmail == lookupEmail && other.Id != userId && !other.EmailConfirmed)
            .ExecuteDeleteAsync(ct);
}
