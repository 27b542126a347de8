using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts;

/// <summary>Registers a person. The answer is the same, and takes as long, whether the address is known or not.</summary>
public sealed class Register(AirbnbDb db, UserManager<User> users, CheckPassword check, TimeProvider time)
{
    public async Task<Result> As(string email, string password, string name, Language language, CancellationToken ct)
    {
        if (await check.Refusal(password, email, name, ct) is { } refusal)
            return refusal;
        var newcomer = User.Register(email, users.NormalizeEmail(email), name, language, time.GetUtcNow());
        // Costs the most, and is done for known addresses too.
        newcomer.PasswordHash = users.PasswordHasher.HashPassword(newcomer, password);
        try
        {
            await Save(newcomer, ct);
        }
        catch (DbUpdateException exception) when (exception.Breaks(AccountMapping.UniqueEmail))
        {
            await Save(newcomer, ct); // a twin was faster: now the address is known
        }
        return Result.Done;
    }

    private Task Save(User newcomer, CancellationToken ct) =>
        db.InTransaction<Guid>(
            async () =>
            {
                var known = await db
                    .Users.FromSql(
                        $"SELECT * FROM users WHERE normalized_email = {newcomer.NormalizedEmail} FOR UPDATE"
                    )
                    .SingleOrDefaultAsync(ct);
                db.Publish(known is null ? Welcome(newcomer) : Recognise(known, newcomer));
                await db.SaveChangesAsync(ct);
                return newcomer.Id;
            },
            ct
        );

    private AccountRegistered Welcome(User newcomer)
    {
        db.Users.Add(newcomer);
        return new AccountRegistered(newcomer.Id, newcomer.PendingRegistration!.Value);
    }

    private static IMessage Recognise(User known, User newcomer)
    {
        var registration = newcomer.PendingRegistration!.Value;
        if (known.EmailConfirmed)
            return new RegistrationRepeated(known.Id, registration);
        known.RegisterAgain(newcomer);
        return new AccountRegistered(known.Id, registration);
    }
}
