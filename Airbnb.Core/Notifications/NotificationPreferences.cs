namespace Airbnb.Core.Notifications;

/// <summary>Which kinds of mail somebody wants. The feed tells of everything.</summary>
public sealed class NotificationPreferences
{
    /// <summary>What is said beside the switch for tips, by the month it is from.</summary>
    public const string TipsVersion = "2026-11";

    private NotificationPreferences() { }

    public Guid UserId { get; private init; }

    /// <summary>Grows with each change; clients see it as the ETag. 0 is how everybody starts.</summary>
    public int Version { get; private set; }

    public bool Payouts { get; private set; } = true;
    public bool Reminders { get; private set; } = true;
    public bool Reviews { get; private set; } = true;
    public bool Messages { get; private set; } = true;
    public bool Tips { get; private set; }

    public static NotificationPreferences Of(Guid userId) => new() { UserId = userId };

    public bool WantsMail(NoticeCategory category) =>
        category switch
        {
            NoticeCategory.Payouts => Payouts,
            NoticeCategory.Reminders => Reminders,
            NoticeCategory.Reviews => Reviews,
            NoticeCategory.Messages => Messages,
            NoticeCategory.Tips => Tips,
            _ => true,
        };

    public void Choose(MailChoices choices)
    {
        (Payouts, Reminders) = (choices.Payouts, choices.Reminders);
        (Reviews, Messages, Tips) = (choices.Reviews, choices.Messages, choices.Tips);
        Version++;
    }

    /// <summary>No more mail of that kind. Asked twice, it changes nothing more.</summary>
    public void SwitchOff(NoticeCategory category)
    {
        if (!WantsMail(category))
            return;
        Choose(
            new MailChoices(
                Payouts && category is not NoticeCategory.Payouts,
                Reminders && category is not NoticeCategory.Reminders,
                Reviews && category is not NoticeCategory.Reviews,
                Messages && category is not NoticeCategory.Messages,
                Tips && category is not NoticeCategory.Tips
            )
        );
    }
}

/// <summary>Whether mail is wanted, where that is a matter of choice.</summary>
public sealed record MailChoices(bool Payouts, bool Reminders, bool Reviews, bool Messages, bool Tips);
