using Airbnb.Core.Accounts.Mailed;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Passwords;

/// <summary>A way back in, for the mail to the owner of the account.</summary>
public sealed record IssuedReset(string Email, string Name, Language Language, OneTimeCode Code);

/// <summary>Looks whether somebody has the address, and makes the code for their mail.</summary>
public sealed class IssueReset(AirbnbDb db, KeepCodes codes, TimeProvider time)
{
    public static readonly TimeSpan LifeTime = TimeSpan.FromHours(1);

    /// <summary>Nobody's mailbox is flooded through us.</summary>
    private const int MostWithinLifeTime = 3;

    public async Task<Result<IssuedReset>> For(Guid requestId, CancellationToken ct)
    {
        var owner = await db
            .ForgottenPasswords.Where(forgotten => forgotten.Id == requestId)
            .Join(
                db.Users.Known().Where(user => !db.Erasures.Any(erasure => erasure.UserId == user.Id)),
                forgotten => forgotten.Address,
                user => user.NormalizedEmail,
                (_, user) =>
                    new
                    {
                        user.Id,
                        user.Email,
                        user.Name,
                        user.Language,
                    }
            )
            .SingleOrDefaultAsync(ct);
        if (owner is null)
            return AccountErrors.AddressUnknown;
        return await db.InTransaction<IssuedReset>(
            async () =>
            {
                await db.LockPerson(owner.Id, ct); // of many requests at once each counts those before it
                if (await Mailed(owner.Id, ct) >= MostWithinLifeTime)
                    return AccountErrors.ResetMailedBefore;
                var code = await codes.New(owner.Id, CodePurpose.PasswordReset, requestId, LifeTime, ct);
                return new IssuedReset(owner.Email!, owner.Name, owner.Language, code);
            },
            ct
        );
    }

    /// <summary>Its mail is on its way, or there is none to send: the address is not kept.</summary>
    public Task Done(Guid requestId, CancellationToken ct) =>
        db.ForgottenPasswords.Where(forgotten => forgotten.Id == requestId).ExecuteDeleteAsync(ct);

    private Task<int> Mailed(Guid userId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return db.MailedCodes.CountAsync(
            code => code.UserId == userId && code.Purpose == CodePurpose.PasswordReset && code.ExpiresAt > now,
            ct
        );
    }
}
