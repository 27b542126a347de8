namespace Airbnb.Core.Notifications;

public static class NotificationErrors
{
    public static readonly Error BookingsAreMailed = new(
        "notifications.bookings_are_mailed",
        Kind.Refused,
        "Mails about what you booked, pay or are owed belong to the contract: they cannot be switched off."
    );
    public static readonly Error MailNotWanted = new(
        "notifications.mail_not_wanted",
        Kind.Refused,
        "Its reader has switched mails of this kind off."
    );
}
