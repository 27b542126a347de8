using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Mailed;

/// <summary>Makes codes for mails, and takes them back once.</summary>
public sealed class KeepCodes(AirbnbDb db, TimeProvider time)
{
    private const int SweptAtOnce = 5;

    /// <summary>Made when the mail is written, so that none waits in the clear anywhere before it.</summary>
    public async Task<OneTimeCode> New(
        Guid userId,
        CodePurpose purpose,
        Guid subject,
        TimeSpan lifeTime,
        CancellationToken ct
    )
    {
        var (code, now) = (OneTimeCode.New(), time.GetUtcNow());
        db.MailedCodes.Add(
            new MailedCode
            {
                CodeHash = code.Hash,
                UserId = userId,
                Purpose = purpose,
                Subject = subject,
                ExpiresAt = now + lifeTime,
            }
        );
        await db.SaveChangesAsync(ct);
        await Sweep(now, ct);
        return code;
    }

    /// <summary>Null for a code that was never ours, is spent or has expired.</summary>
    public async Task<MailedCode?> Find(string text, CodePurpose purpose, CancellationToken ct)
    {
        if (OneTimeCode.Parse(text) is not { } code)
            return null;
        var (hash, now) = (code.Hash, time.GetUtcNow());
        return await db
            .MailedCodes.AsNoTracking()
            .SingleOrDefaultAsync(row => row.CodeHash == hash && row.Purpose == purpose && row.ExpiresAt > now, ct);
    }

    /// <summary>In the transaction of what the code is for: of two who come with it, one has it.</summary>
    public async Task<bool> Spend(MailedCode code, CancellationToken ct)
    {
        var spent = await db.MailedCodes.Where(row => row.CodeHash == code.CodeHash).ExecuteDeleteAsync(ct);
        await Revoke(code.UserId, code.Purpose, code.Subject, ct);
        return spent == 1;
    }

    /// <param name="subject">Null for all of that purpose.</param>
    public Task Revoke(Guid userId, CodePurpose purpose, Guid? subject, CancellationToken ct) =>
        db
            .MailedCodes.Where(row => row.UserId == userId && row.Purpose == purpose)
            .Where(row => subject == null || row.Subject == subject)
            .ExecuteDeleteAsync(ct);

    /// <summary>Each new code takes a few that are over with it, so the table stays as small as it must be.</summary>
    private Task Sweep(DateTimeOffset now, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM mailed_codes WHERE code_hash IN (
                SELECT code_hash FROM mailed_codes WHERE expires_at <= {now}
                ORDER BY expires_at LIMIT {SweptAtOnce} FOR UPDATE SKIP LOCKED)
            """,
            ct
        );
}
