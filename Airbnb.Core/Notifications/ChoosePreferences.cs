using Airbnb.Core.Accounts;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Notifications;

/// <summary>What somebody wants to hear of by mail, and in which language.</summary>
public sealed record Preferences(Language Language, NotificationPreferences Mail);

/// <summary>Changes the preferences of one person: themselves, or, by the link in a mail, without a session.</summary>
public sealed class ChoosePreferences(AirbnbDb db)
{
    public Task<Result<Preferences>> Of(
        Guid userId,
        long version,
        Language language,
        MailChoices choices,
        CancellationToken ct
    ) =>
        db.InTransaction<Preferences>(
            async () =>
            {
                if (await Lock(userId, ct) is not { } user)
                    return Error.NotFound;
                var preferences = await Find(userId, ct);
                if (preferences.Version != version)
                    return Error.Stale;
                preferences.Choose(choices);
                user.Speak(language);
                await db.SaveChangesAsync(ct);
                return new Preferences(language, preferences);
            },
            ct
        );

    /// <summary>Switches off what the link names; done, too, when it was off.</summary>
    public Task<Result> Unsubscribe(UnsubscribeLink link, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await Lock(link.UserId, ct) is null)
                    return Error.NotFound;
                (await Find(link.UserId, ct)).SwitchOff(link.Category);
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    /// <summary>Changes of one person's come one after another, the first, which makes the row, too.</summary>
    private Task<User?> Lock(Guid userId, CancellationToken ct) =>
        db
            .Users.FromSql($"SELECT * FROM users WHERE id = {userId} FOR NO KEY UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);

    private async Task<NotificationPreferences> Find(Guid userId, CancellationToken ct)
    {
        var found = await db.NotificationPreferences.SingleOrDefaultAsync(row => row.UserId == userId, ct);
        return found ?? db.NotificationPreferences.Add(NotificationPreferences.Of(userId)).Entity;
    }
}
