using Airbnb.Core.Delivery;

namespace Airbnb.Core.Notifications;

/// <summary>Somebody is to be told something; their feed has it.</summary>
public sealed record NoticeGiven(Guid NotificationId) : IMessage;
