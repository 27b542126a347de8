using Airbnb.Core.Delivery;

namespace Airbnb.Core.Privacy.Retention;

/// <summary>It is time to delete what is too old to keep.</summary>
public sealed record RetentionDue : IMessage;
