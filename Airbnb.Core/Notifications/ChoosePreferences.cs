using Airbnb.Core.Accounts;
using Airbnb.Core.Persistence;
using Airbnb.Core.Privacy;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Notifications;

/// <summary>What somebody wants to hear of by mail, and in which language.</summary>
public sealed record Preferences(Language Language, NotificationPreferences Mail);

/// <summary>Changes the preferences of one person: themselves, or, by the link in a mail, without a session.</summary>
public sealed class ChoosePreferences(AirbnbDb db, PlatformClock clock)
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
                var wantedTips = preferences.Tips;
                preferences.Choose(choices);
                Note(userId, wantedTips, preferences);
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
                var preferences = await Find(link.UserId, ct);
                var wantedTips = preferences.Tips;
                preferences.SwitchOff(link.Category);
                Note(link.UserId, wantedTips, preferences);
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    /// <summary>Tips are no part of a contract: whoever gets them has agreed to it, and can take that back.</summary>
    private void Note(Guid userId, bool wantedTips, NotificationPreferences now)
    {
        if (now.Tips && !wantedTips)
            db.Consents.Add(Consent.Given(userId, ConsentKind.Tips, NotificationPreferences.TipsVersion, clock.Now));
        if (wantedTips && !now.Tips)
            db.Consents.Add(
                Consent.TakenBack(userId, ConsentKind.Tips, NotificationPreferences.TipsVersion, clock.Now)
            );
    }

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
