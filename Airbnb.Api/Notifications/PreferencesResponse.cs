using Airbnb.Core;
using Airbnb.Core.Notifications;

namespace Airbnb.Api.Notifications;

/// <summary>What the caller hears of, and in which language.</summary>
/// <param name="Language">What we write to them in: mails, feed and pages.</param>
/// <param name="Mail">Which mails they get. The feed tells of everything.</param>
public sealed record PreferencesResponse(Language Language, MailPreferences Mail)
{
    public static PreferencesResponse Of(Preferences preferences) =>
        new(
            preferences.Language,
            new MailPreferences
            {
                Payouts = preferences.Mail.Payouts,
                Reminders = preferences.Mail.Reminders,
                Reviews = preferences.Mail.Reviews,
                Messages = preferences.Mail.Messages,
                Tips = preferences.Mail.Tips,
            }
        );
}

/// <summary>Kinds of mail, and whether they are wanted.</summary>
public sealed record MailPreferences
{
    /// <summary>What the caller booked, pays or is owed: always on.</summary>
    public bool Bookings { get; init; } = true;

    /// <summary>That a payout is on its way. What goes wrong with one is mailed in any case.</summary>
    public required bool Payouts { get; init; }

    /// <summary>Before a stay.</summary>
    public required bool Reminders { get; init; }

    /// <summary>After a stay.</summary>
    public required bool Reviews { get; init; }

    /// <summary>That somebody wrote, when it was not read within five minutes.</summary>
    public required bool Messages { get; init; }

    /// <summary>Ideas and offers; off unless asked for.</summary>
    public required bool Tips { get; init; }
}
