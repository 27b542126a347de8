namespace Airbnb.Core.Notifications;

public static class NotificationQueries
{
    /// <summary>What one was told oneself; nobody reads another's.</summary>
    public static IQueryable<Notification> VisibleTo(this IQueryable<Notification> notifications, Caller caller)
    {
        var userId = caller.UserId;
        return notifications.Where(notification => notification.UserId == userId);
    }

    public static IQueryable<Notification> Unread(this IQueryable<Notification> notifications) =>
        notifications.Where(notification => notification.ReadAt == null);
}
