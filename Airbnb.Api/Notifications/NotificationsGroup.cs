using FastEndpoints;

namespace Airbnb.Api.Notifications;

public sealed class NotificationsGroup : Group
{
    public NotificationsGroup() =>
        Configure("notifications", endpoint => endpoint.Description(route => route.WithTags("Notifications")));
}
